<#import "template.ftl" as layout>
<#import "field.ftl" as field>
<#import "password-commons.ftl" as passwordCommons>
<#import "second-factor.ftl" as factor>
<#import "buttons.ftl" as buttons>
<#import "kosmo-commons.ftl" as kosmo>
<#assign codeError = messagesPerField.get("totp")>
<#assign nameError = messagesPerField.get("userLabel")>
<@layout.registrationLayout displayRequiredFields=true displayMessage=!messagesPerField.existsError('totp','userLabel') && !(kosmoReplacesApp?? && (message.type)! == "warning"); section>
    <#if section = "header">
        ${msg("loginTotpTitle")}
    <#elseif section = "form">
        <@kosmo.errors of=[{"id": "totp", "text": codeError}, {"id": "userLabel", "text": nameError}]/>
        <@factor.replaces/>
        <ol class="kosmo-steps">
            <li>
                <p>${msg("loginTotpStep1")}</p>

                <ul>
                    <#-- The keys in alphabetical order are the manual's order; Keycloak's own order changes from start to start. -->
                    <#list totp.supportedApplications?sort as app>
                        <li>${msg(app)}</li>
                    </#list>
                </ul>
                <#-- Who asks for the key has an app to type it into. -->
                <#if (mode!) != "manual" && totp.supportedApplications?seq_contains("totpAppGoogleName")>
                    <div class="kosmo-same-device">
                        <p>${msg("kosmoTotpGetApp")}</p>
                        <ul>
                            <li><a href="${properties.appStore}" target="_blank" rel="noreferrer">${msg("kosmoTotpAppStore")}</a></li>
                            <li><a href="${properties.googlePlay}" target="_blank" rel="noreferrer">${msg("kosmoTotpGooglePlay")}</a></li>
                        </ul>
                    </div>
                </#if>
            </li>

            <#if mode?? && mode = "manual">
                <li>
                    <@factor.intoTheApp/>
                    <p>${msg("loginTotpManualStep2")}</p>
                    <p><span id="kc-totp-secret-key">${totp.totpSecretEncoded}</span></p>
                    <p>
                        <button id="kosmo-totp-copy" class="${properties.kcButtonSecondaryClass}" type="button" hidden>${msg("kosmoTotpCopy")}</button>
                        <span aria-live="polite"><span id="kosmo-totp-copied" hidden>${msg("kosmoTotpCopied")}</span></span>
                    </p>
                    <p><a href="${factor.path(totp.qrUrl)}" id="mode-barcode">${msg("loginTotpScanBarcode")}</a></p>
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
                    <@factor.intoTheApp/>
                    <details id="kosmo-totp-barcode" class="kosmo-characters">
                        <summary>${msg("kosmoTotpShowBarcode")}</summary>
                        <p>${msg("loginTotpStep2")}</p>
                        <img id="kc-totp-secret-qr-code" src="data:image/png;base64, ${totp.totpSecretQrCode}" alt="${msg("kosmoTotpBarcode")}">
                    </details>
                    <p><a href="${factor.path(totp.manualUrl)}" id="mode-manual">${msg("loginTotpUnableToScan")}</a></p>
                </li>
            </#if>
            <li>
                <p>${msg("loginTotpStep3DeviceName")}</p>
                <p>${msg("loginTotpStep3")}</p>
            </li>
        </ol>

        <form action="${url.loginAction}" class="${properties.kcFormClass!}" method="post" novalidate>
            <input type="hidden" name="totpSecret" value="${totp.totpSecret}">
            <#if mode??><input type="hidden" name="mode" value="${mode}"></#if>
            <@field.group name="userLabel" label=msg("loginTotpDeviceName") error=nameError required=true>
                <#if kosmoDeviceNames?has_content>
                    <p id="userLabel-help" class="kosmo-help"><@factor.namesTaken names=kosmoDeviceNames/></p>
                </#if>
                <input id="userLabel" name="userLabel" value="${kosmoDeviceName!""}" autocomplete="off" spellcheck="false"
                       data-iphone="${msg("kosmoOtpName.iphone")}" data-ipad="${msg("kosmoOtpName.ipad")}" data-android="${msg("kosmoOtpName.android")}"
                       data-other="${msg("kosmoOtpName.other")}" <@field.described name="userLabel" help=(kosmoDeviceNames?has_content)?then("taken", "") error=nameError required=true/>>
            </@field.group>
            <@passwordCommons.logoutOtherSessions/>
            <#-- The last one: with its last digit the page sends itself. -->
            <@factor.code name="totp" label=msg("authenticatorCode") error=codeError digits=totp.policy.digits?c period=(totp.policy.type == "totp")?then(totp.policy.period?c, "") required=true/>
            <@buttons.group>
                <@buttons.button id="saveTOTPBtn" label="doSubmit"/>
                <#if isAppInitiatedAction??><@buttons.button id="cancelTOTPBtn" name="cancel-aia" label="doCancel" type="secondary"/></#if>
            </@buttons.group>
            <@factor.waysOut/>
        </form>
    </#if>
</@layout.registrationLayout>
