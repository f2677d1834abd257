<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<#import "kosmo-commons.ftl" as kosmo>
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("logoutConfirmTitle")}
  <#elseif section = "form">
    <p class="instruction">${msg("logoutConfirmHeader")}</p>
    <form action="${url.logoutConfirmAction}" method="post">
      <input type="hidden" name="session_code" value="${logoutConfirm.code}">
      <div class="kosmo-buttons">
        <@buttons.button id="kc-logout" name="confirmLogout" label="doLogout"/>
        <#if !logoutConfirm.skipLink && (client.baseUrl)?has_content><@kosmo.link href=client.baseUrl label=msg("backToApplication")/></#if>
      </div>
    </form>
  </#if>
</@layout.registrationLayout>
