<#import "template.ftl" as layout>
<#import "second-factor.ftl" as factor>
<#import "buttons.ftl" as buttons>
<#import "kosmo-commons.ftl" as kosmo>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError('totp'); section>
    <#if section = "header">
        ${msg("kosmoOtpTitle")}
    <#elseif section = "form">
        <#assign error = messagesPerField.get("totp")>
        <@kosmo.errors of=[{"id": "otp", "text": error}]/>
        <form id="kc-otp-login-form" class="${properties.kcFormClass!}" action="${url.loginAction}" method="post" novalidate="novalidate">
            <#if otpLogin.userOtpCredentials?size gt 1>
                <fieldset class="kosmo-devices">
                    <legend>${msg("kosmoOtpDevice")}</legend>
                    <#list otpLogin.userOtpCredentials as device>
                        <label for="kc-otp-credential-${device?index}">
                            <input type="radio" id="kc-otp-credential-${device?index}" name="selectedCredentialId" value="${device.id}"
                                   <#if device.id == otpLogin.selectedCredentialId!>checked</#if>/>
                            <#-- Keycloak's word for a device without a name is a constant in its code. -->
                            <span>${(device.userLabel == "unnamed")?then(msg("kosmoDeviceUnnamed"), device.userLabel)}</span>
                        </label>
                    </#list>
                </fieldset>
            </#if>

            <@factor.code name="otp" label=msg("loginOtpOneTime") error=error digits=kosmoOtpDigits! period=kosmoOtpPeriod! autofocus=true/>

            <#if kosmoOtpRefused??>
                <section class="kosmo-desk" aria-labelledby="kosmo-trouble">
                    <h2 id="kosmo-trouble">${msg("kosmoTrouble")}</h2>
                    <ul>
                        <li>${msg("kosmoOtpTroubleNewest")}</li>
                        <li>${msg("kosmoOtpTroubleRestart")}</li>
                        <li>${msg("kosmoOtpTroubleClock")}</li>
                        <#if otpLogin.userOtpCredentials?size gt 1><li>${msg("kosmoOtpTroubleDevice")}</li></#if>
                    </ul>
                </section>
            </#if>

            <@buttons.group>
                <button id="kc-login" name="login" type="submit" class="${properties.kcButtonPrimaryClass} ${properties.kcButtonBlockClass}">
                    ${msg("kosmoOtpSubmit")}
                </button>
            </@buttons.group>
        </form>
        <@factor.lostPhone/>
    </#if>
</@layout.registrationLayout>
