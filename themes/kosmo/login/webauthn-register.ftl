<#import "template.ftl" as layout>
<#import "field.ftl" as field>
<#import "buttons.ftl" as buttons>
<#import "kosmo-commons.ftl" as kosmo>
<#import "password-commons.ftl" as passwordCommons>
<#import "second-factor.ftl" as factor>
<#assign nameError = messagesPerField.get("authenticatorLabel")>
<@layout.registrationLayout displayMessage=!nameError?has_content; section>
  <#if section = "header">
    ${msg("webauthn-registration-title")}
  <#elseif section = "form">
    <@kosmo.errors of=[{"id": "authenticatorLabel", "text": nameError}]/>
    <@factor.replaces/>
    <@factor.needsScript/>
    <p class="instruction">${msg("kosmoPasskeyInstruction")}</p>
    <#-- The script reads what it hands to the browser from the form, so that the page has no script of its own. -->
    <form id="register" class="${properties.kcFormClass!}" action="${url.loginAction}" method="post" novalidate
          <#if kosmoAgain??>data-again </#if>data-challenge="${challenge}" data-userid="${userid}" data-username="${username}" data-rp-id="${rpId}"
          data-rp-entity-name="${rpEntityName}" data-create-timeout="${createTimeout?c}"
          data-signature-algorithms="<#list signatureAlgorithms as algorithm>${algorithm?c}<#sep>,</#list>"
          <#-- What the union leaves open is not said. -->
          <#list {"attestation-conveyance-preference": attestationConveyancePreference, "authenticator-attachment": authenticatorAttachment,
              "require-resident-key": requireResidentKey, "resident-key": residentKey, "user-verification-requirement": userVerificationRequirement}
              as option, value><#if value != "not specified">data-${option}="${value}" </#if></#list>
          data-exclude-credential-ids="<#if !kosmoReplaces??>${excludeCredentialIds}</#if>" data-errmsg="${msg("webauthn-unsupported-browser-text")}">
      <input type="hidden" name="clientDataJSON">
      <input type="hidden" name="attestationObject">
      <input type="hidden" name="publicKeyCredentialId">
      <input type="hidden" name="transports">
      <input type="hidden" name="authenticatorAttachment">
      <input type="hidden" name="error">
      <@field.group name="authenticatorLabel" label=msg("loginTotpDeviceName") error=nameError required=true>
        <p id="authenticatorLabel-help" class="kosmo-help">${msg("webauthn-registration-init-label-prompt")}</p>
        <#if kosmoDeviceNames?has_content>
          <p id="authenticatorLabel-taken" class="kosmo-help"><@factor.namesTaken names=kosmoDeviceNames/></p>
        </#if>
        <input id="authenticatorLabel" name="authenticatorLabel" type="text" required maxlength="64" autocomplete="off"
               value="${kosmoDeviceName!}" aria-invalid="${nameError?has_content?c}"
               aria-describedby="authenticatorLabel-help<#if kosmoDeviceNames?has_content> authenticatorLabel-taken</#if><#if nameError?has_content> input-error-authenticatorLabel</#if>"
               data-iphone="${msg("kosmoPasskeyName.iphone")}" data-ipad="${msg("kosmoPasskeyName.ipad")}"
               data-android="${msg("kosmoPasskeyName.android")}" data-windows="${msg("kosmoPasskeyName.windows")}"
               data-mac="${msg("kosmoPasskeyName.mac")}" data-other="${msg("kosmoPasskeyName.other")}"/>
        <p id="kosmo-name-missing" class="${properties.kcInputErrorMessageClass!} kosmo-error" aria-live="polite" hidden>${msg("kosmoDeviceNameMissing")}</p>
        <p id="kosmo-name-invalid" class="${properties.kcInputErrorMessageClass!} kosmo-error" aria-live="polite" hidden>${msg("kosmoDeviceNameInvalid")}</p>
        <p id="kosmo-name-taken" class="${properties.kcInputErrorMessageClass!} kosmo-error" aria-live="polite" hidden>${msg("kosmoDeviceNameTaken")}</p>
      </@field.group>
      <@passwordCommons.logoutOtherSessions/>
      <@factor.passkeyHelp login=false/>
      <@buttons.group>
        <#-- Usable once the script is there: the form alone does nothing. -->
        <@buttons.button id="registerWebAuthn" label="doRegisterSecurityKey" disabled="disabled"/>
        <#if isAppInitiatedAction?has_content>
          <@buttons.button id="cancelWebAuthnAIA" name="cancel-aia" label="doCancel" type="secondary"/>
        </#if>
      </@buttons.group>
      <@factor.waysOut/>
    </form>
    <script type="module" src="${url.resourcesPath}/js/passkey-set-up-4.js"></script>
  </#if>
</@layout.registrationLayout>
