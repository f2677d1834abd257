<#-- Upstream's hook at the foot of every page. The pages named here bring their own way back. -->
<#macro content>
  <#if pageId == "login" && !usernameHidden??>
    <#list (auth.authenticationSelections)![] as selection>
      <#if selection.authenticationExecution.authenticator == "kosmo-forgot-user-id">
        <form class="kosmo-forgot-user-id" action="${url.loginAction}" method="post">
          <button class="${properties.kcButtonLinkClass!}" id="kosmo-forgot-user-id" type="submit" name="authenticationExecution" value="${selection.authExecId}">${msg("kosmoForgotUserIdTitle")}</button>
        </form>
      </#if>
    </#list>
  </#if>
  <#if (client.clientId)! == "portal" && client.baseUrl?has_content
      && !["error", "info", "logout-confirm", "kosmo-declined", "kosmo-stopped"]?seq_contains(pageId)>
    <p class="kosmo-portal"><a id="kosmo-portal" href="${client.baseUrl}">${msg("backToApplication")}</a></p>
  </#if>
</#macro>
