<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<#import "second-factor.ftl" as factor>
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("webauthn-error-title")}
  <#elseif section = "form">
    <#if kosmoPasskeyProblem??><p class="instruction">${msg(kosmoPasskeyProblem)}</p></#if>
    <form id="kc-error-credential-form" class="${properties.kcFormClass!}" action="${url.loginAction}" method="post">
      <input type="hidden" name="authenticationExecution" value="${execution}"/>
      <input type="hidden" name="isSetRetry" value="retry"/>
      <#if kosmoDeviceName?has_content><input type="hidden" name="authenticatorLabel" value="${kosmoDeviceName}"/></#if>
      <@buttons.group>
        <@buttons.button id="kc-try-again" label="doTryAgain"/>
        <#if isAppInitiatedAction??>
          <@buttons.button id="cancelWebAuthnAIA" name="cancel-aia" label="doCancel" type="secondary"/>
        </#if>
      </@buttons.group>
    </form>
    <#-- Without the fields of the form above, which ask for another try. -->
    <form action="${url.loginAction}" method="post"><@factor.waysOut/></form>
    <#if authenticators??><@factor.lostPhone/></#if>
    <#-- At a login Keycloak names the member's passkeys on this page too. -->
    <@factor.passkeyHelp login=authenticators?? open=true/>
  </#if>
</@layout.registrationLayout>
