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
            <@field.password name="password-new" label=msg("passwordNew") error=errors autocomplete="new-password" autofocus=true
                help=msg("kosmoPasswordRules", passwordPolicies.length!8, passwordPolicies.maxLength!64) />
            <@field.password name="password-confirm" label=msg("passwordConfirm") autocomplete="new-password" error=confirmError />

            <div class="${properties.kcFormGroupClass!}">
                <@passwordCommons.logoutOtherSessions/>
            </div>

            <@buttons.actionGroup horizontal=true>
                <@buttons.button id="kc-submit" name="login" label="doSubmit"/>
                <#if isAppInitiatedAction??>
                    <@buttons.button id="kc-cancel" label="doCancel" name="cancel-aia" type="secondary"/>
                </#if>
            </@buttons.actionGroup>
        </form>
    </#if>
</@layout.registrationLayout>
