<#import "template.ftl" as layout>
<#import "kosmo-commons.ftl" as kosmo>
<#import "mailed-link.ftl" as mailed>

<#assign over = message.summary == msg("expiredActionTokenNoSessionMessage")>
<#assign spent = [msg("expiredActionMessage"), msg("kosmoLinkOutdated"), msg("kosmoUnionLinkOutdated"), msg("staleEmailVerificationLink"), msg("emailVerificationCancelled")]?seq_contains(message.summary)>
<#assign link = (over || spent)?then((unionHelp.mailedLink())!"", "")>
<#assign cookieLost = message.summary == msg("cookieNotFoundMessage")>

<#if !link?has_content>
  <#assign state = "">
<#elseif link.isOfWhoIsLoggedIn() && (link.isUsed() || message.summary == msg("kosmoLinkOutdated"))>
  <#assign state = "Done">
<#elseif link.isUsed()>
  <#assign state = "Used">
<#else>
  <#assign state = over?then("Over", "Spent")>
</#if>

<#-- A choice of language is for pages that can be made again: not on the pages of 404 and 500, where Keycloak
     does not hear it, and not where the request that this answers can be made but once. -->
<#if !auth?? || !((locale.supported[0].url)!"")?contains("/detached-info")>
  <#global locale = {"supported": [], "currentLanguageTag": lang, "rtl": (locale.rtl)!false}>
</#if>

<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    <#switch state>
      <#case "Done">${msg("kosmoLinkDoneTitle")}<#break>
      <#case "Used">${msg("kosmoLinkUsedTitle")}<#break>
      <#case "Over">${msg("kosmoLinkOverTitle")}<#break>
      <#default>${msg("errorTitle")}
    </#switch>
  <#elseif section = "form">
    <div id="kc-error-message">
      <p class="instruction">
        <#switch state>
          <#case "Done">${msg("kosmoLinkDoneText")}<#break>
          <#case "Used">${msg("kosmoLinkUsedText")}<#break>
          <#case "Over">${msg("kosmoLinkOverText", mailed.life(link))}<#break>
          <#default>${message.summary}
        </#switch>
      </p>
    </div>
    <#assign again = mailed.way((state == "Done")?then("", link), (unionHelp.recoveryUrl())!"")>
    <#if again.href??>
      <#if state != "Spent"><p class="instruction">${msg("kosmoLinkNothingToDo")}</p></#if>
      <@kosmo.wayOn type="Secondary"><@kosmo.link href=again.href label=again.label type="Primary"/></@kosmo.wayOn>
    <#elseif authenticationSession?? && unionHelp.isSomebodyElseLoggedIn()>
      <#-- Keycloak's own way to log in anew ends the session of this browser, whoever's it is. -->
      <div class="kosmo-buttons"><@kosmo.link href=url.loginRestartFlowUrl label=msg("kosmoLogOutAndLogIn") type="Primary"/></div>
    <#else>
      <#if state == "Over" || state == "Used"><p class="instruction">${msg("kosmoLinkAskUnion")}</p></#if>
      <@kosmo.wayOn/>
    </#if>
    <#-- Keycloak writes the event of a lost cookie after its page. -->
    <@kosmo.desk code=cookieLost?then((unionHelp.supportCodeOfEventToCome())!, (unionHelp.supportCode())!)/>
  </#if>
</@layout.registrationLayout>
