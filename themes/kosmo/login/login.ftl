<#import "template.ftl" as layout>
<#import "field.ftl" as field>
<#import "buttons.ftl" as buttons>
<#import "social-providers.ftl" as identityProviders>
<#import "passkeys.ftl" as passkeys>
<#import "kosmo-commons.ftl" as kosmo>
<#import "mailed-link.ftl" as mailed>

<#-- The step of the flow beside this one, if the union has it; upstream offers it as 「別の方法を試す」. -->
<#assign forgotUserId = ((auth.authenticationSelections)![])?filter(selection -> selection.authenticationExecution.authenticator == "kosmo-forgot-user-id")>

<#macro rememberMe>
  <#if realm.rememberMe><@field.checkbox name="rememberMe" label=msg("rememberMe") value=login.rememberMe?? /></#if>
</#macro>

<#macro forgotPassword>
  <#if realm.resetPasswordAllowed><div><a href="${url.loginResetCredentialsUrl}">${msg("doForgotPassword")}</a></div></#if>
</#macro>

<#-- Opened too late in the browser that has asked for it, Keycloak leads from a link in a mail to here. -->
<#assign link = ((message.summary)! == msg("expiredActionTokenSessionExistsMessage"))?then((unionHelp.mailedLink())!"", "")>

<@layout.registrationLayout displayMessage=!link?has_content && !messagesPerField.existsError('username','password') displayInfo=realm.password && realm.registrationAllowed && !registrationDisabled??; section>
  <#if section = "header">
    ${msg("loginAccountTitle")}
  <#elseif section = "form">
    <#if link?has_content>
      <#assign again = mailed.way(link, url.loginResetCredentialsUrl)>
      <@kosmo.notice>
        <p>${msg("kosmoLinkOverText", mailed.life(link))}</p>
        <#if again.href??><p><a href="${again.href}">${again.label}</a></p></#if>
      </@kosmo.notice>
    </#if>
    <#if realm.password>
      <#assign idError = messagesPerField.getFirstError("username")>
      <#assign passwordError = messagesPerField.getFirstError("password")>
      <@kosmo.errors of=[{"id": "username", "text": idError}, {"id": "password", "text": passwordError}]/>
      <#if kosmoLockoutMinutes??>
        <p class="kosmo-note"><#if kosmoLockoutMinutes gt 0>${msg("kosmoLoginFailedWait", kosmoLockoutMinutes)} </#if><#if realm.resetPasswordAllowed>${msg("kosmoLoginFailedReset")}</#if></p>
      </#if>
      <form id="kc-form-login" class="${properties.kcFormClass!}" action="${url.loginAction}" method="post" novalidate>
        <#if !usernameHidden??>
          <#assign label><#compress>
            <#if !realm.loginWithEmailAllowed>${msg("username")}<#elseif !realm.registrationEmailAsUsername>${msg("usernameOrEmail")}<#else>${msg("email")}</#if>
          </#compress></#assign>
          <@field.input name="username" label=label error=idError
            autofocus=true autocomplete="${(enableWebAuthnConditionalUI?has_content)?then('username webauthn', 'username')}" value=login.username!'' />
          <@field.password name="password" label=msg("password") error=passwordError autocomplete="current-password">
            <@rememberMe/>
            <@forgotPassword/>
            <#if forgotUserId?has_content>
              <div><button id="kosmo-forgot-user-id" class="kosmo-link" type="submit" form="kosmo-forgot-user-id-form">${msg("kosmoForgotUserIdTitle")}</button></div>
            </#if>
          </@field.password>
        <#else>
          <@field.password name="password" label=msg("password") error=passwordError autofocus=true autocomplete="current-password">
            <@forgotPassword/>
          </@field.password>
        </#if>

        <#if auth.selectedCredential?has_content><input type="hidden" name="credentialId" value="${auth.selectedCredential}"></#if>
        <@buttons.group><@buttons.button id="kc-login" name="login" label="doLogIn"/></@buttons.group>
      </form>
      <#if forgotUserId?has_content && !usernameHidden??>
        <#-- A form of its own: it takes no password along, and Enter in a field presses 「ログイン」. -->
        <form id="kosmo-forgot-user-id-form" action="${url.loginAction}" method="post">
          <input type="hidden" name="authenticationExecution" value="${forgotUserId[0].authExecId}"/>
        </form>
      </#if>
      <#if !usernameHidden??>
        <details class="kosmo-characters">
          <summary>${msg("kosmoFirstLogin")}</summary>
          <ul>
            <li>${msg("kosmoFirstLoginNotice")}</li>
            <li>${msg("kosmoFirstLoginNumber")}</li>
            <li>${msg("kosmoFirstLoginForgotten")}</li>
          </ul>
        </details>
      </#if>
    </#if>
    <@passkeys.conditionalUIData />
  <#elseif section = "socialProviders" >
    <#if realm.password && social.providers?? && social.providers?has_content>
      <@identityProviders.show social=social/>
    </#if>
  <#elseif section = "info" >
    <#if realm.password && realm.registrationAllowed && !registrationDisabled??>
      <div id="kc-registration-container">
        <div id="kc-registration">
          <span>${msg("noAccount")} <a href="${url.registrationUrl}">${msg("doRegister")}</a></span>
        </div>
      </div>
    </#if>
  </#if>
</@layout.registrationLayout>
