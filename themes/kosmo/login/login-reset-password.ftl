<#import "template.ftl" as layout>
<#import "kosmo-commons.ftl" as kosmo>
<#assign error = messagesPerField.get("username")>
<@layout.registrationLayout displayMessage=!error?has_content; section>
    <#if section = "header">
        ${msg("emailForgotTitle")}
    <#elseif section = "form">
        <@kosmo.errors of=[{"id": "username", "text": error}]/>
        <#-- Before the field: upstream says it below the buttons, in small type. -->
        <p class="instruction">${auth.showResetCredentials()?then(msg("kosmoLostPhoneHelp"), msg("emailInstruction"))}</p>
        <form id="kc-reset-password-form" class="${properties.kcFormClass!}" action="${url.loginAction}" method="post" novalidate>
            <@kosmo.field name="username" label=msg("username") error=error>
                <input id="username" name="username" type="text" autocomplete="username" autocapitalize="none" maxlength="255" autofocus
                       value="${auth.attemptedUsername!}" <@kosmo.described name="username" error=error/>>
            </@kosmo.field>
            <div class="kosmo-buttons">
                <@kosmo.submit label=msg("doSubmit")/>
                <@kosmo.link href=url.loginUrl label=msg("backToLogin")/>
            </div>
        </form>
    </#if>
</@layout.registrationLayout>
