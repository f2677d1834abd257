<#import "kosmo-commons.ftl" as kosmo>
<#-- The frame of all account pages, without any data of the member: account-1.js logs the member in and fills it. The pages have
     the stylesheet of the login pages, which the browser has already when they open. -->
<#assign loginResources = resourceUrl?keep_before_last("/account/") + "/login/kosmo">

<#-- The texts that the scripts show: those of the frame, and those of the one page that is asked for when the browser comes back
     from the login. Refusals by validators that a union has added are asked for when needed. -->
<#assign frameTexts = [
  "kosmoAccountLoading", "kosmoSending", "kosmoErrorMark", "kosmoAccountUnsaved", "kosmoAccountRetry",
  "kosmoAccountDenied", "kosmoAccountInsecure"
]>
<#assign pageTexts = {
  "profile": [
    "kosmoAccountProfileIntro", "kosmoAccountGeneral", "kosmoAccountLanguage", "kosmoRequired", "kosmoAccountChoose", "kosmoAccountSave", "kosmoAccountBack",
    "kosmoAccountNothingChanged", "kosmoAccountChangeEmail", "kosmoAccountEmailPending", "kosmoAccountDraft", "kosmoError", "kosmoErrors",
    "kosmoCharactersShow", "kosmoCharactersTitle", "kosmoCharactersList",
    "kosmoProfileUsername", "kosmoProfileDisplayName", "kosmoProfileEmail", "kosmoProfileMfaMethod", "kosmoProfileMfaMethod.otp", "kosmoProfileMfaMethod.passkey",
    "kosmoProfileTemporaryUserId", "kosmoProfileTemporaryUserId.true", "kosmoProfileTemporaryUserId.false"
  ],
  "sign-in": [
    "kosmoAccountMethodsIntro", "kosmoAccountBasic", "kosmoAccountTwoFactor", "kosmoAccountCreated", "kosmoAccountAdd", "kosmoAccountAddNamed", "kosmoAccountUpdate",
    "kosmoAccountUpdateNamed", "kosmoAccountDelete", "kosmoAccountDeleteNamed", "kosmoAccountLast", "kosmoAccountNone", "kosmoAccountUnnamed",
    "password-display-name", "password-help-text", "otp-display-name", "otp-help-text", "webauthn-display-name", "webauthn-help-text"
  ],
  "sessions": [
    "kosmoAccountSessionsIntro", "kosmoAccountThisDevice", "kosmoAccountUnknownDevice", "kosmoAccountDevice", "kosmoAccountLoggedIn", "kosmoAccountLastUsed",
    "kosmoAccountSignOutDevice", "kosmoAccountSignOutDeviceNamed", "kosmoAccountSignedOutDevice", "kosmoAccountSignOutAll", "kosmoAccountSignOutAllHelp",
    "kosmoAccountSignOutAllSure", "kosmoAccountYes", "kosmoAccountNo"
  ],
  "terms": ["kosmoAccountTermsIntro", "kosmoAccountAgreed", "kosmoAccountAgreedNone", "kosmoAccountVersion", "kosmoAccountShowTerms"]
}>
<#-- What an action of the login has led to, whatever page it was begun on. -->
<#assign endTexts = [
  "kosmoAccountSaved", "kosmoAccountCancelled", "kosmoAccountActionFailed",
  "kosmoAccountDone.UPDATE_PASSWORD", "kosmoAccountDone.CONFIGURE_TOTP", "kosmoAccountDone.webauthn-register", "kosmoAccountDone.delete_credential", "kosmoAccountDone.UPDATE_EMAIL"
]>
<#assign texts = frameTexts + accountPage?has_content?then(endTexts + pageTexts[accountPage]![], [])>
<#assign pages = [
  ["", "kosmoAccountProfile", "profile"],
  ["account-security/signing-in", "kosmoAccountMethods", "sign-in"],
  ["account-security/device-activity", "kosmoAccountSessions", "sessions"],
  ["terms", "kosmoAccountTerms", "terms"]
]>
<#assign portal = (unionHelp.portalUrl())!"">
<!DOCTYPE html>
<html lang="${locale}" dir="${localeDir}">
<head>
  <meta charset="utf-8">
  <#-- On top of the realm's policy, which the Admin Console shares: it cannot do without a script in the page. -->
  <meta http-equiv="Content-Security-Policy" content="script-src 'self'; object-src 'none'; base-uri 'none'">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${msg("kosmoAccountTitle")} | ${union.name()}</title>
  <#-- Gone in a moment, and made again after the login. --><link rel="icon" href="${accountPage?has_content?then(union.favicon(), "data:,")}">
  <link rel="stylesheet" href="${loginResources}/css/kosmo-3.css">
  <#if union.accent()??><style>:root { --kosmo-accent: ${union.accent()} }</style></#if>
  <script src="${resourceUrl}/js/account-1.js" type="module"></script>
</head>
<body data-page-id="account" data-server="${serverBaseUrl}" data-realm="${realm.name}" data-issuer="${serverBaseUrl}/realms/${realm.name}" data-client="${clientId}"
      data-union="${union.name()}" data-offline="${msg("kosmoAccountOffline")}" data-trouble="${msg("kosmoAccountTrouble")}" data-refused="${msg("kosmoAccountRefused")}"
      data-portal="${portal}"<#if updateEmailActionEnabled> data-changes-email</#if>>
<header class="kosmo-header">
  <p class="kosmo-union"><#if accountPage?has_content && union.logo()??><img src="${union.logo()}" alt=""></#if><span>${union.name()}</span></p>
  <p class="kosmo-languages">
    <#if portal?has_content><a href="${portal}">${msg("kosmoBackToPortal")}</a></#if>
    <button id="kosmo-log-out" class="kosmo-link" type="button" hidden>${msg("kosmoAccountLogOut")}</button>
  </p>
</header>
<nav id="kosmo-pages" class="kosmo-pages" aria-label="${msg("kosmoAccountMenu")}" hidden>
  <ul><#list pages as page><li><a href="${baseUrl}${page[0]}" data-module="${page[2]}">${msg(page[1])}</a></li></#list></ul>
</nav>
<main class="kosmo-main">
  <p id="kosmo-who" class="kosmo-progress" hidden></p>
  <h1 id="kc-page-title" tabindex="-1">${msg("kosmoAccountTitle")}</h1>
  <div id="kosmo-said"></div>
  <div id="kosmo-content" aria-busy="true"><p role="status">${msg("kosmoAccountLoading")}</p></div>
  <noscript><p class="kosmo-note">${msg("kosmoAccountNoScript")}</p></noscript>
</main>
<footer class="kosmo-footer">
  <#if portal?has_content><p class="kosmo-portal"><a href="${portal}">${msg("kosmoBackToPortal")}</a></p></#if>
  <#if accountPage?has_content && (msg("kosmo.desk.phone") + msg("kosmo.desk.url"))?has_content>
    <div class="kosmo-foot-desk">
      <p>${msg("kosmo.desk.name")}</p>
      <@kosmo.deskLines/>
    </div>
  </#if>
</footer>
<template id="kosmo-texts">
  <#list texts as key><p data-key="${key}">${msg(key)}</p></#list>
  <#list supportedLocales as tag, name><p data-language="${tag}">${name}</p></#list>
</template>
</body>
</html>
