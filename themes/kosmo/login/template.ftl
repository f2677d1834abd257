<#-- The frame of every page, ours and upstream's. Unlike upstream's it has no script of its own, so that pages run under the
     policy script-src 'self'; no choice and no way back that needs one; and the union's name, colour and pictures. -->
<#import "field.ftl" as field>
<#import "footer.ftl" as loginFooter>
<#import "theme-resources.ftl" as themeResourceTags>

<#assign steps = ["kosmo-birthdate", "kosmo-terms", "kosmo-user-id", "login-config-totp", "webauthn-register", "login-update-password", "update-email"]>

<#assign reauthentication = ["login", "login-otp", "select-authenticator", "webauthn-authenticate", "webauthn-error"]>

<#-- Pages of Keycloak's that need their own script in the page; no realm of ours leads to one. -->
<#assign scripted = ["frontchannel-logout", "register", "saml-post-form"]>

<#-- Who is logging in, and the way to be somebody else. The field is what a password manager goes by. -->
<#macro username>
  <@field.group name="kc-attempted-username" label=msg("username")>
    <div class="kosmo-who">
      <input id="kc-attempted-username" class="${properties.kcFormReadOnlyClass!}" type="text" autocomplete="username" value="${auth.attemptedUsername}" readonly>
      <a id="reset-login" href="${url.loginRestartFlowUrl}">${msg("restartLoginTooltip")}</a>
    </div>
  </@field.group>
</#macro>

<#macro languages>
  <#if realm.internationalizationEnabled && locale.supported?size gt 1>
    <#-- Outside of a login Keycloak forgets the link in a mail that this page is about. -->
    <#local link = (authenticationSession??)?then("", (unionHelp.mailedLink())!"")>
    <nav class="kosmo-languages" aria-label="${msg("languages")}">
      <#list locale.supported?filter(language -> language.languageTag != locale.currentLanguageTag)?sort_by("label") as language>
        <a href="${language.url}<#if link?has_content && !language.url?matches(".*[?&]key=.*")>&amp;key=${link.key()}</#if>" lang="${language.languageTag}">${language.label}</a>
      </#list>
    </nav>
  </#if>
</#macro>

<#macro registrationLayout bodyClass="" displayInfo=false displayMessage=true displayRequiredFields=false><#-- Unused: each field says it in a word. -->
<#local heading><#compress><#nested "header"></#compress></#local>
<#local progress = steps?seq_contains(pageId)?then((unionHelp.progress())!, "")>
<#-- Keycloak zips no page. Below there is what members typed, which must stay as it is. -->
<#compress>
<!DOCTYPE html>
<html lang="${lang}"<#if (locale.rtl)!false> dir="rtl"</#if>>
<head>
  <meta charset="utf-8">
  <#-- On top of the realm's policy, which the consoles share: they cannot do without a script in the page. -->
  <#if properties.contentSecurityPolicy?has_content && !scripted?seq_contains(pageId)><meta http-equiv="Content-Security-Policy" content="${properties.contentSecurityPolicy}"></#if>
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <#list (properties.meta!)?split(" ")?filter(meta -> meta?has_content) as meta>
    <meta name="${meta?split('==')[0]}" content="${meta?split('==')[1]}">
  </#list>
  <title><#if (message.type)! == "error" && pageId != "error">${msg("kosmoErrorMark")}<#if lang != "ja"> </#if></#if>${heading} | ${union.name()?replace("\x200B", "")}</title>
  <link rel="icon" href="${union.favicon()}">
  <#if themeResources?? && themeResources.stylesCommon?has_content>
    <@themeResourceTags.renderStyles themeResources.stylesCommon url.resourcesCommonPath/>
  <#else>
    <#list (properties.stylesCommon!)?split(" ")?filter(style -> style?has_content) as style><link href="${url.resourcesCommonPath}/${style}" rel="stylesheet"></#list>
  </#if>
  <#if themeResources?? && themeResources.styles?has_content>
    <@themeResourceTags.renderStyles themeResources.styles url.resourcesPath/>
  <#else>
    <#list (properties.styles!)?split(" ")?filter(style -> style?has_content) as style><link href="${url.resourcesPath}/${style}" rel="stylesheet"></#list>
  </#if>
  <#if union.accent()??><style>:root { --kosmo-accent: ${union.accent()} }</style></#if>
  <#if themeResources?? && themeResources.scripts?has_content>
    <@themeResourceTags.renderScripts themeResources.scripts url.resourcesPath "module"/>
  <#else>
    <#list (properties.scripts!)?split(" ")?filter(script -> script?has_content) as script><script src="${url.resourcesPath}/${script}" type="module"></script></#list>
  </#if>
  <#list scripts![] as script><script src="${script}"></script></#list>
  <#-- Comes in while the member types: together with the page that needs it, it would keep a slow line busy. -->
  <#if pageId == "kosmo-birthdate">
    <link rel="modulepreload" href="${url.resourcesPath}/js/passkey-set-up-4.js">
    <link rel="modulepreload" href="${url.resourcesPath}/js/passkey-3.js">
  </#if>
<#-- The head ends here. HTML needs no tag for that, and Keycloak would put a script of its own before one: see kosmo-3.js. -->

<#-- What Keycloak's session check asks for: which login this page is of. -->
<body<#if properties.kcBodyClass?has_content> class="${properties.kcBodyClass}"</#if> data-page-id="login-${pageId}" data-sending="${msg("kosmoSending")}"<#if authenticationSession??> data-login-hash="${authenticationSession.authSessionIdHash}"</#if>>
<header class="kosmo-header">
  <p class="kosmo-union"><#if union.logo()??><img src="${union.logo()}" alt=""></#if>${union.name()}</p>
  <@languages/>
</header>
</#compress>
<main class="kosmo-main">
  <#if progress?has_content><p class="kosmo-progress">${msg("kosmoProgress", progress.total(), progress.position())}</p></#if>
  <h1 id="kc-page-title">${heading}</h1>
  <#if auth?has_content && auth.showUsername() && !auth.showResetCredentials()>
    <#nested "show-username">
    <@username/>
  </#if>

  <#-- Who does something of their own accord is not told that they have to. -->
  <#if displayMessage && message?has_content && (message.type != "warning" || !isAppInitiatedAction??)>
    <#-- What Keycloak calls a warning is what to do next. -->
    <#local kind = (message.type == "warning")?then("info", message.type)>
    <div class="${properties.kcAlertClass!} kosmo-${(kind == "error")?then("danger", kind)}" role="${(kind == "error")?then("alert", "status")}">
      <span class="${properties["kcFeedback" + kind?cap_first + "Icon"]!}"></span>
      <span class="${properties.kcAlertTitleClass!} kc-feedback-text">${message.summary}</span>
    </div>
  </#if>

  <#nested "form">

  <#-- The forgotten user ID is no other way to log in; it has a link of its own. -->
  <#if auth?has_content && auth.showTryAnotherWayLink() && !["login", "kosmo-forgot-user-id"]?seq_contains(pageId)>
    <form id="kc-select-try-another-way-form" action="${url.loginAction}" method="post">
      <button id="try-another-way" class="${properties.kcButtonSecondaryClass!} ${properties.kcButtonBlockClass!}" type="submit" name="tryAnotherWay" value="on">${msg("doTryAnotherWay")}</button>
    </form>
  </#if>
  <#-- Who is logged in and has begun a change need not go through with it. -->
  <#local back = reauthentication?seq_contains(pageId)?then((unionHelp.wayBack())!"", "")>
  <#if back?matches("https?://\\S+")>
    <p><a id="kosmo-way-back" class="${properties.kcButtonSecondaryClass!} ${properties.kcButtonBlockClass!}" href="${back}">${msg("kosmoWayBack")}</a></p>
  </#if>
  <#if switchOrganizationEnabled?? && switchOrganizationEnabled>
    <form id="kc-switch-organization-form" action="${url.loginAction}" method="post">
      <button id="switch-organization" class="${properties.kcButtonSecondaryClass!} ${properties.kcButtonBlockClass!}" type="submit" name="switchOrganization" value="true">${msg("doSwitchOrganization")}</button>
    </form>
  </#if>
  <#nested "socialProviders">
  <#if displayInfo><div id="kc-info"><div id="kc-info-wrapper"><#nested "info"></div></div></#if>
</main>
<footer class="kosmo-footer"><@loginFooter.content/></footer>
</body>
</html>
</#macro>
