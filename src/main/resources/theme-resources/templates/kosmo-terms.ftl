<#import "template.ftl" as layout>
<#import "kosmo-commons.ftl" as kosmo>
<@layout.registrationLayout displayMessage=true; section>
  <#if section = "header">
    <#if kosmoTermsAgreed??>${msg("kosmoTermsUpdatedTitle")}<#else>${msg("kosmoTermsTitle")}</#if>
  <#elseif section = "form">
    <p class="kosmo-help">${msg("kosmoTermsHelp")}</p>
    <#if kosmoTermsAgreed??>
      <div class="kosmo-desk">
        <p>${msg("kosmoTermsNew")} <strong>${kosmoTermsVersion}</strong><#if kosmoTermsFrom??> ${msg("kosmoTermsFrom", kosmoTermsFrom)}</#if></p>
        <p>${msg("kosmoTermsAgreed")} ${kosmoTermsAgreed}<#if kosmoTermsAgreedOn??> ${msg("kosmoTermsAgreedOn", kosmoTermsAgreedOn)}</#if></p>
        <#if kosmoTermsChanges?has_content>
          <h2>${msg("kosmoTermsChanges")}</h2>
          <ul><#list kosmoTermsChanges as change><li>${change}</li></#list></ul>
        </#if>
        <#if kosmoTermsDiff??>
          <details class="kosmo-characters kosmo-diff">
            <summary>${msg("kosmoTermsDiff")}</summary>
            <div lang="${kosmoTermsLanguage}">
              <#list kosmoTermsDiff as line>
                <p><#if line.kind == "ADDED">${msg("kosmoTermsAdded")} <ins>${line.html}</ins><#elseif line.kind == "REMOVED">${msg("kosmoTermsRemoved")} <del>${line.html}</del><#else>${line.html}</#if></p>
              </#list>
            </div>
          </details>
        </#if>
      </div>
    </#if>
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
