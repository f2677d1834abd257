<#import "template.ftl" as layout>
<#import "password-commons.ftl" as passwordCommons>
<#import "field.ftl" as field>
<#import "buttons.ftl" as buttons>
<#import "kosmo-commons.ftl" as kosmo>

<@layout.registrationLayout displayMessage=!messagesPerField.existsError('password','password-confirm'); section>
    <#if section = "header">
        ${msg("updatePasswordTitle")}
    <#elseif section = "form">
        <#-- Keycloak joins the messages of one field with a blank; each of ours is one sentence: one line each. -->
        <#assign errors><#list messagesPerField.get("password")?replace("。 ", "。\n")?replace(". ", ".\n")?split("\n") as line>${line}<#sep><br></#list></#assign>
        <#assign confirmError = messagesPerField.get("password-confirm")>
        <@kosmo.errors of=[{"id": "password-new", "text": errors}, {"id": "password-confirm", "text": confirmError}]/>
        <form id="kc-passwd-update-form" class="${properties.kcFormClass!}" action="${url.loginAction}" method="post" novalidate>
            <#if username?has_content>
                <#-- Password managers keep the new password with what they find here. -->
                <@field.group name="username" label=msg("username")>
                    <input id="username" class="${properties.kcFormReadOnlyClass!}" type="text" autocomplete="username" value="${username}" readonly>
                </@field.group>
            </#if>
            <@field.password name="password-new" label=msg("passwordNew") error=errors autocomplete="new-password" autofocus=true
                help=msg("kosmoPasswordRules", passwordPolicies.length!8, passwordPolicies.maxLength!64) />
            <@field.password name="password-confirm" label=msg("passwordConfirm") autocomplete="new-password" error=confirmError />

            <@passwordCommons.logoutOtherSessions/>

            <@buttons.group>
                <@buttons.button id="kc-submit" name="login" label="doSubmit"/>
                <#if isAppInitiatedAction??>
                    <@buttons.button id="kc-cancel" label="doCancel" name="cancel-aia" type="secondary"/>
                </#if>
            </@buttons.group>
        </form>
    </#if>
</@layout.registrationLayout>
