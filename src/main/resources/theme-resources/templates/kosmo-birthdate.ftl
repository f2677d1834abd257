<#import "template.ftl" as layout>
<#import "kosmo-commons.ftl" as kosmo>
<#assign error = messagesPerField.getFirstError("birthdate")>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${msg("kosmoBirthdateTitle")}
  <#elseif section = "form">
    <@kosmo.errors of=[{"id": "birthdate", "text": error}]/>
    <@kosmo.notice>${msg("kosmoBirthdateNotice")}</@kosmo.notice>
    <form id="kosmo-birthdate-form" class="${properties.kcFormClass!}" action="${url.loginAction}" method="post" novalidate>
      <@kosmo.field name="birthdate" label=msg("kosmoBirthdateLabel") help=msg("kosmoBirthdateHelp") error=error>
        <@kosmo.input error=error>
          <input id="birthdate" name="birthdate" type="text" inputmode="numeric" autocomplete="bday" maxlength="32" autofocus
                 value="${kosmoTyped!}" <@kosmo.described name="birthdate" help="help" error=error/>>
        </@kosmo.input>
      </@kosmo.field>
      <div class="kosmo-buttons"><@kosmo.submit label=msg("kosmoSubmit")/></div>
    </form>
  </#if>
</@layout.registrationLayout>
