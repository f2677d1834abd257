<#import "template.ftl" as layout>
<#import "kosmo-commons.ftl" as kosmo>
<#assign birthdateError = messagesPerField.getFirstError("birthdate")>
<#assign emailError = messagesPerField.getFirstError("email")>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${msg("kosmoForgotUserIdTitle")}
  <#elseif section = "form">
    <@kosmo.errors of=[{"id": "birthdate", "text": birthdateError}, {"id": "email", "text": emailError}]/>
    <p class="instruction">${msg("kosmoForgotUserIdHelp")}</p>
    <form id="kosmo-forgot-user-id-form" class="${properties.kcFormClass!}" action="${url.loginAction}" method="post" novalidate>
      <@kosmo.field name="birthdate" label=msg("kosmoBirthdateLabel") help=msg("kosmoBirthdateHelp") error=birthdateError>
        <span class="${properties.kcInputClass!}<#if birthdateError?has_content> ${properties.kcError!}</#if>">
          <input id="birthdate" name="birthdate" type="text" inputmode="numeric" autocomplete="bday" maxlength="32" autofocus
                 value="${kosmoTypedBirthdate!}" <@kosmo.described name="birthdate" help="help" error=birthdateError/>>
        </span>
      </@kosmo.field>
      <@kosmo.field name="email" label=msg("kosmoForgotUserIdAddress") error=emailError>
        <span class="${properties.kcInputClass!}<#if emailError?has_content> ${properties.kcError!}</#if>">
          <input id="email" name="email" type="email" autocomplete="email" maxlength="255"
                 value="${kosmoTypedAddress!}" <@kosmo.described name="email" error=emailError/>>
        </span>
      </@kosmo.field>
      <div class="kosmo-buttons">
        <@kosmo.submit label=msg("kosmoSubmit")/>
        <@kosmo.link href=url.loginRestartFlowUrl label=msg("kosmoBackToLogin")/>
      </div>
    </form>
    <@kosmo.desk code=""/>
  </#if>
</@layout.registrationLayout>
