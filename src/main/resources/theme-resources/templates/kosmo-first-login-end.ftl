<#import "template.ftl" as layout>
<#import "kosmo-commons.ftl" as kosmo>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${msg("kosmoEndTitle")}
  <#elseif section = "form">
    <p class="kosmo-note">${msg("kosmoEndText")}</p>
    <section class="kosmo-desk" aria-labelledby="kosmo-next-login">
      <h2 id="kosmo-next-login">${msg("kosmoEndNext")}</h2>
      <ul>
        <li>${msg("kosmoEndUserId")} <strong>${kosmoUserId}</strong></li>
        <li>${msg("kosmoEndPassword")}</li>
        <li>${msg("kosmoEndMethod." + kosmoMfaMethod)}</li>
      </ul>
      <p>${msg("kosmoEndPrepare." + kosmoMfaMethod)}</p>
    </section>
    <#if !kosmoSetUpNow><p class="kosmo-note">${msg("kosmoEndLogOut")}</p></#if>
    <p class="kosmo-note">${msg("kosmoEndTest")}</p>
    <form class="${properties.kcFormClass!}" action="${url.loginAction}" method="post">
      <@kosmo.submit label=msg("kosmoEndGoOn") name="go-on" value="true"/>
      <#if kosmoSetUpNow><@kosmo.submit label=msg("kosmoEndSetUpNow") name="set-up-now" value="true" type="Secondary"/></#if>
    </form>
  </#if>
</@layout.registrationLayout>
