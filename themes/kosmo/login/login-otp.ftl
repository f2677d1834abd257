<#import "template.ftl" as layout>
<#import "field.ftl" as field>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError('totp'); section>
    <#if section = "header">
        ${msg("kosmoOtpTitle")}
    <#elseif section = "form">
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

            <#assign error = messagesPerField.get("totp")>
            <@field.group name="otp" label=msg("loginOtpOneTime") error=error>
                <p id="otp-help" class="kosmo-help">${msg("kosmoOtpHelp")}</p>
                <span class="${properties.kcInputClass} <#if error?has_content>${properties.kcError}</#if>">
                    <input id="otp" name="otp" type="text" inputmode="numeric" autocomplete="one-time-code" autofocus
                           aria-describedby="otp-help" aria-invalid="${error?has_content?c}"/>
                    <@field.errorIcon error=error/>
                </span>
            </@field.group>

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

            <@buttons.actionGroup>
                <button id="kc-login" name="login" type="submit" class="${properties.kcButtonPrimaryClass} ${properties.kcButtonBlockClass}">
                    ${msg("kosmoOtpSubmit")}
                </button>
            </@buttons.actionGroup>
        </form>
    </#if>
</@layout.registrationLayout>
