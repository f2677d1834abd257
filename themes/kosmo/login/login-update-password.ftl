<#import "template.ftl" as layout>
<#import "password-commons.ftl" as passwordCommons>
<#import "field.ftl" as field>
<#import "buttons.ftl" as buttons>
<#import "password-validation.ftl" as validator>

<#-- Upstream's field.password has no place between label and field, where the rules belong. -->
<#macro password name label error help="" autofocus=false>
    <@field.group name=name label=label error=error>
        <#if help?has_content><p id="${name}-help" class="kosmo-help">${help}</p></#if>
        <div class="${properties.kcInputGroup}">
            <div class="${properties.kcInputGroupItemClass} ${properties.kcFill}">
                <span class="${properties.kcInputClass} <#if error?has_content>${properties.kcError}</#if>">
                    <input id="${name}" name="${name}" value="" type="password" autocomplete="new-password" <#if autofocus>autofocus</#if>
                           <#if help?has_content>aria-describedby="${name}-help"</#if> aria-invalid="${error?has_content?c}"/>
                    <@field.errorIcon error=error/>
                </span>
            </div>
            <div class="${properties.kcInputGroupItemClass}">
                <button class="${properties.kcFormPasswordVisibilityButtonClass}" type="button" aria-label="${msg('showPassword')}"
                        aria-controls="${name}" data-password-toggle
                        data-icon-show="${properties.kcFormPasswordVisibilityIconShow}" data-icon-hide="${properties.kcFormPasswordVisibilityIconHide}"
                        data-label-show="${msg('showPassword')}" data-label-hide="${msg('hidePassword')}" id="${name}-show-password">
                    <i class="${properties.kcFormPasswordVisibilityIconShow}" aria-hidden="true"></i>
                </button>
            </div>
        </div>
    </@field.group>
</#macro>

<@layout.registrationLayout displayMessage=!messagesPerField.existsError('password','password-confirm'); section>
    <#if section = "header">
        ${msg("updatePasswordTitle")}
    <#elseif section = "form">
        <#-- Keycloak joins the messages of one field with a blank; each of ours is one sentence: one line each. -->
        <#assign errors><#list messagesPerField.get("password")?replace("。 ", "。\n")?replace(". ", ".\n")?split("\n") as line>${line}<#sep><br></#list></#assign>
        <form id="kc-passwd-update-form" class="${properties.kcFormClass!}" action="${url.loginAction}" method="post" novalidate="novalidate">
            <@password name="password-new" label=msg("passwordNew") error=errors autofocus=true
                help=msg("kosmoPasswordRules", passwordPolicies.length!8, passwordPolicies.maxLength!64) />
            <@password name="password-confirm" label=msg("passwordConfirm") error=messagesPerField.get("password-confirm") />

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

        <@validator.templates/>
        <@validator.script field="password-new"/>
    </#if>
</@layout.registrationLayout>
