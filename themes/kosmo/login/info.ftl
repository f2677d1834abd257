<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
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
        <#if kosmoWaitsSeconds??>
            <#-- The script goes on when the link was opened, on whatever device; the button does where no script runs. -->
            <p class="instruction">${(kosmoWaitsSeconds < 7200)?then(msg("kosmoOpenInMinutes", (kosmoWaitsSeconds / 60)?floor), msg("kosmoOpenInHours", (kosmoWaitsSeconds / 3600)?floor))}</p>
            <p class="instruction">${msg("kosmoWaitsForLink")}</p>
            <p class="instruction">${msg("kosmoMailSender", union.sender())}</p>
            <#if kosmoNotYet??>
                <div class="${properties.kcAlertClass!} ${properties.kosmoAlertWarning!}" role="alert">
                    <span class="${properties.kcFeedbackWarningIcon!}" aria-hidden="true"></span>
                    <span class="${properties.kcAlertTitleClass!}">${msg("kosmoNotConfirmedYet")}</span>
                </div>
            </#if>
            <form class="${properties.kcFormClass!}" action="${url.loginAction}" method="post" data-waits="${kosmoWaitsSeconds?c}">
                <@buttons.group><@buttons.button id="kc-go-on" name="kosmo-go-on" label="kosmoConfirmed"/></@buttons.group>
                <#if kosmoLater??>
                    <@buttons.group><@buttons.button id="kc-later" name=kosmoLater label="kosmoConfirmLater" type="secondary"/></@buttons.group>
                </#if>
            </form>
            <script type="module" src="${url.resourcesPath}/js/waits-1.js"></script>
            <#-- This address again, as a page to be read: the step shows the address for correction and sends the mail again. -->
            <p class="instruction"><a href="">${msg("kosmoMailAgain")}</a></p>
        <#elseif pageRedirectUri?has_content>
            <@way href=pageRedirectUri label="backToApplication"/>
        <#elseif actionUri?has_content>
            <@way href=actionUri label="proceedWithAction"/>
        <#else>
            <@kosmo.wayOn/>
        </#if>
    </div>
    </#if>
</@layout.registrationLayout>
