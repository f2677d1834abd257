<#-- Upstream's hook at the foot of every page. The pages named here bring their own way back. -->
<#macro content>
  <#if (client.clientId)! == "portal" && client.baseUrl?has_content
      && !["error", "info", "logout-confirm", "kosmo-declined", "kosmo-stopped"]?seq_contains(pageId)>
    <p class="kosmo-portal"><a id="kosmo-portal" href="${client.baseUrl}">${msg("backToApplication")}</a></p>
  </#if>
</#macro>
