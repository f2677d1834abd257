<#import "template.ftl" as layout>
<#import "password-commons.ftl" as passwordCommons>
<#import "user-profile-commons.ftl" as userProfileCommons>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout displayMessage=messagesPerField.exists('global') displayRequiredFields=true; section>
    <#if section = "header">
        ${msg("updateEmailTitle")}
    <#elseif section = "form">
        <form id="kc-update-email-form" class="${properties.kcFormClass!}" action="${url.loginAction}" method="post">
            <@userProfileCommons.userProfileFormFields; callback, attribute>
                <#if callback = "beforeField" && attribute.name = "email">
                    <p class="kosmo-help">${msg("kosmoUpdateEmailHelp")}</p>
                </#if>
            </@userProfileCommons.userProfileFormFields>

            <div class="${properties.kcFormGroupClass!}">
                <@passwordCommons.logoutOtherSessions/>
            </div>

            <@buttons.actionGroup horizontal=true>
                <@buttons.button id="kc-submit" label="doSubmit"/>
                <#if isAppInitiatedAction?? && !kosmoGiveUp??>
                    <@buttons.button id="kc-cancel" label="doCancel" type="secondary" name="cancel-aia" value="true"/>
                </#if>
            </@buttons.actionGroup>
            <#if kosmoGiveUp??>
                <@buttons.actionGroup>
                    <@buttons.button id="kc-give-up" label="kosmoGiveUpEmail" type="secondary" name=kosmoGiveUp value="true" formnovalidate="formnovalidate"/>
                </@buttons.actionGroup>
            </#if>
        </form>
    </#if>
</@layout.registrationLayout>
