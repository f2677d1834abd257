<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<#import "field.ftl" as field>
<#import "kosmo-commons.ftl" as kosmo>
<#import "password-commons.ftl" as passwordCommons>
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("recovery-code-config-header")}
  <#elseif section = "form">
    <@kosmo.notice kind="Warning">
      <p>${msg("recovery-code-config-warning-title")}</p>
      <p>${msg("recovery-code-config-warning-message")}</p>
    </@kosmo.notice>
    <#-- Numbered, for the login asks for one by its number. -->
    <ol id="kc-recovery-codes-list">
      <#list recoveryAuthnCodesConfigBean.generatedRecoveryAuthnCodesList as code><li>${code[0..3]}-${code[4..7]}-${code[8..]}</li></#list>
    </ol>
    <#-- Shown once the script is there; without it the codes can be written down. -->
    <div id="kosmo-recovery-keep" class="${properties.kcFormActionGroupClass!} kosmo-note" hidden>
      <button id="printRecoveryCodes" class="${properties.kcButtonSecondaryClass!}" type="button">${msg("recovery-codes-print")}</button>
      <button id="downloadRecoveryCodes" class="${properties.kcButtonSecondaryClass!}" type="button">${msg("recovery-codes-download")}</button>
      <button id="copyRecoveryCodes" class="${properties.kcButtonSecondaryClass!}" type="button">${msg("recovery-codes-copy")}</button>
      <span aria-live="polite"><span id="kosmo-recovery-copied" hidden>${msg("recovery-codes-copied")}</span></span>
    </div>
    <form id="kc-recovery-codes-settings-form" class="${properties.kcFormClass!}" action="${url.loginAction}" method="post">
      <input type="hidden" name="generatedRecoveryAuthnCodes" value="${recoveryAuthnCodesConfigBean.generatedRecoveryAuthnCodesAsString}">
      <input type="hidden" name="generatedAt" value="${recoveryAuthnCodesConfigBean.generatedAt?c}">
      <input type="hidden" name="userLabel" value="${msg("recovery-codes-label-default")}">
      <@passwordCommons.logoutOtherSessions/>
      <#-- Asked by the browser itself; upstream's takes a script in the page for it. -->
      <label for="kcRecoveryCodesConfirmationCheck" class="${properties.kcCheckboxClass!}">
        <input id="kcRecoveryCodesConfirmationCheck" type="checkbox" required>
        <span>${msg("recovery-codes-confirmation-message")}</span>
        <@field.requiredMark/>
      </label>
      <@buttons.group>
        <@buttons.button id="saveRecoveryAuthnCodesBtn" label="recovery-codes-action-complete"/>
        <#if isAppInitiatedAction??><@buttons.button id="cancelRecoveryAuthnCodesBtn" name="cancel-aia" label="doCancel" type="secondary" value="true" formnovalidate="formnovalidate"/></#if>
      </@buttons.group>
    </form>
    <script type="module" src="${url.resourcesPath}/js/recovery-codes-1.js"></script>
  </#if>
</@layout.registrationLayout>
