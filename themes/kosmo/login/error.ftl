<#import "template.ftl" as layout>
<#import "kosmo-commons.ftl" as kosmo>
<#-- On the pages of 404 and 500 Keycloak knows no `auth`, and does not hear a choice of language. -->
<#if !auth??>
  <#global locale = {"supported": [], "currentLanguageTag": lang, "rtl": (locale.rtl)!false}>
</#if>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${msg("errorTitle")}
  <#elseif section = "form">
    <div id="kc-error-message">
      <p class="instruction">${message.summary}</p>
    </div>
    <@kosmo.wayOn/>
    <#-- Keycloak writes the event of a lost cookie after its page. -->
    <@kosmo.desk code=(message.summary == msg("cookieNotFoundMessage"))?then((unionHelp.supportCodeOfEventToCome())!, (unionHelp.supportCode())!)/>
  </#if>
</@layout.registrationLayout>
