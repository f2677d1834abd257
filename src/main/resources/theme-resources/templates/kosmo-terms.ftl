<#import "template.ftl" as layout>
<#import "kosmo-commons.ftl" as kosmo>
<@layout.registrationLayout displayMessage=true; section>
  <#if section = "header">
    ${msg("kosmoTermsTitle")}
  <#elseif section = "form">
    <p class="kosmo-help">${msg("kosmoTermsHelp")}</p>
    <#if kosmoTermsSummary?has_content><p class="kosmo-plain">${kosmoTermsSummary}</p></#if>
    <div class="kosmo-terms<#if kosmoTermsPlain> kosmo-plain</#if>" role="region" aria-label="${msg("kosmoTermsTitle")}" tabindex="0" lang="${kosmoTermsLanguage}">${kosmoTermsHtml}</div>
    <form class="${properties.kcFormClass!}" action="${url.loginAction}" method="post">
      <input type="hidden" name="version" value="${kosmoTermsVersion}">
      <input type="hidden" name="sha256" value="${kosmoTermsSha256}">
      <div class="kosmo-buttons">
        <@kosmo.submit label=msg("kosmoTermsAccept") name="decision" value="accept"/>
        <@kosmo.submit label=msg("kosmoTermsDecline") name="decision" value="decline" type="Secondary"/>
      </div>
      <#if kosmoTermsLastDay??>
        <div class="kosmo-ways-out">
          <p>${msg("kosmoTermsLastDay", kosmoTermsLastDay)}</p>
          <@kosmo.submit label=msg("kosmoTermsLater") name="decision" value="later" type="Secondary"/>
        </div>
      </#if>
    </form>
  </#if>
</@layout.registrationLayout>
