<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<#import "field.ftl" as field>
<#import "kosmo-commons.ftl" as kosmo>
<#assign error = messagesPerField.get("recoveryCodeInput")>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError("recoveryCodeInput"); section>
  <#if section = "header">
    ${msg("auth-recovery-code-header")}
  <#elseif section = "form">
    <@kosmo.errors of=[{"id": "recoveryCodeInput", "text": error}]/>
    <form id="kc-recovery-code-login-form" class="${properties.kcFormClass!}" action="${url.loginAction}" method="post">
      <@field.group name="recoveryCodeInput" label=msg("auth-recovery-code-prompt", recoveryAuthnCodesInputBean.codeNumber?c) error=error>
        <#-- Letters and digits: upstream's asks a phone for the keyboard of digits. -->
        <input id="recoveryCodeInput" name="recoveryCodeInput" autocomplete="one-time-code" autocapitalize="characters" spellcheck="false" dir="ltr" autofocus
               <@field.described name="recoveryCodeInput" error=error/>>
      </@field.group>
      <@buttons.group><@buttons.button id="kc-login" name="login" label="doLogIn"/></@buttons.group>
    </form>
  </#if>
</@layout.registrationLayout>
