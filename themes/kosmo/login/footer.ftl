<#import "kosmo-commons.ftl" as kosmo>
<#-- Upstream's hook at the foot of every page: whom to ask, where a union has said so and no page has, and the way back, which the
     pages named here bring themselves. -->
<#macro content>
  <#if !(kosmoDeskShown!false) && (msg("kosmo.desk.phone") + msg("kosmo.desk.url"))?has_content>
    <div class="kosmo-foot-desk">
      <p>${msg("kosmo.desk.name")}</p>
      <@kosmo.deskLines/>
    </div>
  </#if>
  <#if (client.clientId)! == "portal" && client.baseUrl?has_content
      && !["error", "info", "logout-confirm", "kosmo-declined", "kosmo-stopped", "kosmo-first-login-end"]?seq_contains(pageId)>
    <p class="kosmo-portal"><a id="kosmo-portal" href="${client.baseUrl}">${msg("backToApplication")}</a></p>
  </#if>
</#macro>
