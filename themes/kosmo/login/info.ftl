<#import "template.ftl" as layout>
<#import "kosmo-commons.ftl" as kosmo>
<#macro way href label>
    <p><a class="${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!}" href="${href}">${msg(label)}</a></p>
</#macro>
<@layout.registrationLayout displayMessage=false; section>
    <#if section = "header">
        <#-- Upstream prints the message twice when it has no header of its own. -->
        <#if messageHeader??>${kcSanitize(msg(messageHeader))?no_esc}<#else>${msg("kosmoInfoTitle")}</#if>
    <#elseif section = "form">
    <div id="kc-info-message">
        <p class="instruction">${message.summary}</p>
        <#if requiredActions?has_content>
            <ul class="${properties.kcListClass!}">
                <#list requiredActions as action><li>${kcSanitize(msg("requiredAction." + action))?no_esc}</li></#list>
            </ul>
        </#if>
        <#if (messageHeader!) == msg("emailUpdateConfirmationSentTitle")>
            <p class="instruction">${msg("kosmoMailSender", union.sender())}</p>
            <#-- This address again, as a page to be read: the step shows the address for correction and sends the mail again. -->
            <p class="instruction"><a href="">${msg("kosmoMailAgain")}</a></p>
        </#if>
        <#if pageRedirectUri?has_content>
            <@way href=pageRedirectUri label="backToApplication"/>
        <#elseif actionUri?has_content>
            <@way href=actionUri label="proceedWithAction"/>
        <#else>
            <@kosmo.wayOn/>
        </#if>
    </div>
    </#if>
</@layout.registrationLayout>
