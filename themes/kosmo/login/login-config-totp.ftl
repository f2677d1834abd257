<#import "template.ftl" as layout>
<#import "field.ftl" as field>
<#import "password-commons.ftl" as passwordCommons>
<#import "second-factor.ftl" as factor>
<#import "buttons.ftl" as buttons>
<#import "kosmo-commons.ftl" as kosmo>
<#assign codeError = messagesPerField.get("totp")>
<#assign nameError = messagesPerField.get("userLabel")>
<@layout.registrationLayout displayRequiredFields=true displayMessage=!messagesPerField.existsError('totp','userLabel'); section>
    <#if section = "header">
        ${msg("loginTotpTitle")}
    <#elseif section = "form">
        <@kosmo.errors of=[{"id": "totp", "text": codeError}, {"id": "userLabel", "text": nameError}]/>
        <ol id="kc-totp-settings" class="kosmo-steps">
            <li>
                <p>${msg("loginTotpStep1")}</p>

                <ul id="kc-totp-supported-apps">
                    <#-- The keys in alphabetical order are the manual's order; Keycloak's own order changes from start to start. -->
                    <#list totp.supportedApplications?sort as app>
                        <li>${msg(app)}</li>
                    </#list>
                </ul>
            </li>

            <#if mode?? && mode = "manual">
                <li>
                    <p>${msg("loginTotpManualStep2")}</p>
                    <p><span id="kc-totp-secret-key">${totp.totpSecretEncoded}</span></p>
                    <p>
                        <button id="kosmo-totp-copy" class="${properties.kcButtonSecondaryClass}" type="button" hidden>${msg("kosmoTotpCopy")}</button>
                        <span aria-live="polite"><span id="kosmo-totp-copied" hidden>${msg("kosmoTotpCopied")}</span></span>
                    </p>
                    <p><a href="${totp.qrUrl}" id="mode-barcode">${msg("loginTotpScanBarcode")}</a></p>
                    <@factor.intoTheApp/>
                </li>
                <li>
                    <p>${msg("loginTotpManualStep3")}</p>
                    <p>
                    <ul>
                        <li id="kc-totp-type">${msg("loginTotpType")}: ${msg("loginTotp." + totp.policy.type)}</li>
                        <li id="kc-totp-algorithm">${msg("loginTotpAlgorithm")}: ${totp.policy.getAlgorithmKey()}</li>
                        <li id="kc-totp-digits">${msg("loginTotpDigits")}: ${totp.policy.digits}</li>
                        <#if totp.policy.type = "totp">
                            <li id="kc-totp-period">${msg("loginTotpInterval")}: ${totp.policy.period}</li>
                        <#elseif totp.policy.type = "hotp">
                            <li id="kc-totp-counter">${msg("loginTotpCounter")}: ${totp.policy.initialCounter}</li>
                        </#if>
                    </ul>
                    </p>
                </li>
            <#else>
                <li>
                    <p>${msg("loginTotpStep2")}</p>
                    <img id="kc-totp-secret-qr-code" src="data:image/png;base64, ${totp.totpSecretQrCode}" alt="${msg("kosmoTotpBarcode")}"><br/>
                    <p><a href="${totp.manualUrl}" id="mode-manual">${msg("loginTotpUnableToScan")}</a></p>
                    <@factor.intoTheApp/>
                </li>
            </#if>
            <li>
                <p>${msg("loginTotpStep3")}</p>
                <p>${msg("loginTotpStep3DeviceName")}</p>
            </li>
        </ol>

        <form action="${url.loginAction}" class="${properties.kcFormClass!}" id="kc-totp-settings-form" method="post" novalidate>
            <input type="hidden" id="totpSecret" name="totpSecret" value="${totp.totpSecret}">
            <#if mode??><input type="hidden" id="mode" name="mode" value="${mode}"></#if>
            <@field.input name="totp" label=msg("authenticatorCode") error=codeError autocomplete="one-time-code" required=true/>
            <@field.input name="userLabel" label=msg("loginTotpDeviceName") error=nameError value=kosmoDeviceName!"" required=true/>
            <@passwordCommons.logoutOtherSessions/>
            <@buttons.group>
                <@buttons.button id="saveTOTPBtn" label="doSubmit"/>
                <#if isAppInitiatedAction??><@buttons.button id="cancelTOTPBtn" name="cancel-aia" label="doCancel" type="secondary"/></#if>
            </@buttons.group>
        </form>
        <@factor.waysOut/>
    </#if>
</@layout.registrationLayout>
