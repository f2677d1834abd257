<#import "template.ftl" as layout>
<#import "password-commons.ftl" as passwordCommons>
<#import "field.ftl" as field>
<#import "buttons.ftl" as buttons>
<#import "kosmo-commons.ftl" as kosmo>
<#assign error = messagesPerField.get("email")>
<@layout.registrationLayout displayMessage=messagesPerField.exists('global') displayRequiredFields=true; section>
    <#if section = "header">
        ${msg("updateEmailTitle")}
    <#elseif section = "form">
        <@kosmo.errors of=[{"id": "email", "text": error}]/>
        <form id="kc-update-email-form" class="${properties.kcFormClass!}" action="${url.loginAction}" method="post" novalidate<#if kosmoWaitsSeconds??> data-waits="${kosmoWaitsSeconds?c}"</#if>>
            <@field.group name="email" label=msg("email") error=error required=true help=msg("kosmoUpdateEmailHelp", union.sender())>
                <#-- Upstream's is a text field: a phone would open the wrong keyboard. -->
                <input id="email" name="email" type="email" autocomplete="email" value="${(profile.attributesByName["email"].value)!}"
                       <@field.described name="email" help="help" error=error required=true/>>
            </@field.group>

            <@passwordCommons.logoutOtherSessions/>

            <@buttons.group>
                <@buttons.button id="kc-submit" label="doSubmit"/>
                <#if isAppInitiatedAction?? && !kosmoGiveUp??>
                    <@buttons.button id="kc-cancel" label="doCancel" type="secondary" name="cancel-aia" value="true"/>
                </#if>
            </@buttons.group>
            <#if kosmoGiveUp??>
                <#if kosmoLater??>
                    <@buttons.group><@buttons.button id="kc-later" name=kosmoLater label="kosmoConfirmLater" type="secondary"/></@buttons.group>
                </#if>
                <@buttons.group>
                    <@buttons.button id="kc-give-up" label="kosmoGiveUpEmail" type="secondary" name=kosmoGiveUp value="true"/>
                </@buttons.group>
            </#if>
        </form>
        <#if kosmoWaitsSeconds??><script type="module" src="${url.resourcesPath}/js/waits-1.js"></script></#if>
    </#if>
</@layout.registrationLayout>
