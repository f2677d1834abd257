<#import "template.ftl" as layout>
<#import "kosmo-commons.ftl" as kosmo>
<#assign idError = messagesPerField.get("username")>
<#assign methodError = messagesPerField.get("mfaMethod")>
<#-- Where the union offers one method there is nothing to choose; it is named all the same. -->
<#assign single = (kosmoMethods?size == 1)?then(kosmoMethods?first, "")>

<#-- A phone that knows its owner, and a phone that shows a number. -->
<#macro icon method>
  <svg viewBox="0 0 32 48" width="32" height="48" fill="none" stroke="currentColor" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">
    <rect x="2" y="2" width="28" height="44" rx="5"/><path d="M13 40h6"/>
    <#if method == "passkey">
      <circle cx="16" cy="20" r="9"/><path d="M13 17v2M19 17v2M12.5 23.5q3.5 3 7 0"/>
    <#else>
      <path d="M7 18l2-2v8M13.5 17q2.5-2.5 4 0 .5 2-4 7h4.5M22 16h4l-2.5 3q3 .5 2.5 3-1.5 3-4 1"/><path d="M7 30h18"/>
    </#if>
  </svg>
</#macro>

<#macro card method>
  <#local id = "mfaMethod-" + method>
  <label class="kosmo-card" for="${id}">
    <#if single?has_content>
      <input type="hidden" id="${id}" name="mfaMethod" value="${method}">
    <#else>
      <input type="radio" id="${id}" name="mfaMethod" value="${method}"<#if method == kosmoMfaMethod> checked</#if>
             aria-labelledby="${id}-name ${id}-recommended" aria-describedby="${id}-what ${id}-needs">
    </#if>
    <@icon method=method/>
    <span class="kosmo-card-text">
      <span><strong id="${id}-name">${msg("kosmoMfaMethod." + method)}</strong>
        <#if !single?has_content><span id="${id}-recommended" class="kosmo-recommended" data-recommends="${method}" hidden>${msg("kosmoMfaMethodRecommended")}</span></#if></span>
      <span id="${id}-what">${msg("kosmoMfaMethodWhat." + method)}</span>
      <span id="${id}-needs" class="kosmo-help">${msg("kosmoMfaMethodHelp." + method)}</span>
    </span>
  </label>
</#macro>

<@layout.registrationLayout displayMessage=false displayRequiredFields=true; section>
  <#if section = "header">
    ${msg("kosmoUserIdTitle")}
  <#elseif section = "form">
    <@kosmo.errors of=[{"id": "username", "text": idError}, {"id": "mfaMethod-" + kosmoMethods?first, "text": methodError}]/>
    <form id="kosmo-user-id-form" class="${properties.kcFormClass!}" action="${url.loginAction}" method="post" novalidate>
      <@kosmo.field name="username" label=msg("username") help=kosmo.sentences([msg("kosmoUserIdNotice"), msg("kosmoUserIdHelp")]) error=idError>
        <span class="${properties.kcInputClass!}<#if idError?has_content> ${properties.kcError!}</#if>">
          <input id="username" name="username" type="text" autocomplete="username" autocapitalize="none" spellcheck="false"
                 value="${kosmoUserId}" <@kosmo.described name="username" help="help" error=idError/>>
        </span>
      </@kosmo.field>
      <details class="kosmo-characters">
        <summary>${msg("kosmoCharactersShow")}</summary>
        <p>${msg("kosmoCharactersTitle")}</p>
        <ul>
          <#list msg("kosmoCharactersList")?split("\n") as character><li>${character}</li></#list>
        </ul>
      </details>
      <div class="${properties.kcFormGroupClass!}">
        <div class="kosmo-cards" role="<#if single?has_content>group<#else>radiogroup</#if>" aria-labelledby="mfaMethod-label" aria-describedby="mfaMethod-help<#if methodError?has_content> input-error-mfaMethod</#if>"
             <#if !single?has_content>aria-required="true"<#if methodError?has_content> aria-invalid="true"</#if></#if>>
          <p id="mfaMethod-label" class="${properties.kcFormLabelClass!}">
            ${msg("kosmoMfaMethodLabel")}
            <#if !single?has_content><span class="kosmo-required"><span aria-hidden="true">*</span>${msg("kosmoRequired")}</span></#if>
          </p>
          <p id="mfaMethod-help" class="kosmo-help"><#if single?has_content>${msg("kosmoMfaMethodOne")}<#else>${kosmo.sentences([msg("kosmoMfaMethodNotice"), msg("kosmoMfaMethodLater")])}</#if></p>
          <#list kosmoMethods as method><@card method=method/></#list>
        </div>
        <#if methodError?has_content><p class="${properties.kcInputErrorMessageClass!}" id="input-error-mfaMethod" aria-live="polite">${methodError}</p></#if>
        <details class="kosmo-characters">
          <summary>${msg("kosmoMfaMethodMore")}</summary>
          <p>${msg("kosmoMfaMethodWhy")}</p>
          <#list kosmoMethods as method><p>${msg("kosmoMfaMethodWhere." + method)}</p></#list>
          <#if !single?has_content><p>${msg("kosmoMfaMethodHelp")}</p></#if>
        </details>
      </div>
      <div class="kosmo-buttons"><@kosmo.submit label=msg("kosmoSubmit")/></div>
    </form>
    <#-- Marks what suits the device at hand; the theme's own, as it is the theme's frame that says which scripts may run. -->
    <#if !single?has_content && properties.methodScript??><script type="module" src="${url.resourcesPath}/${properties.methodScript}"></script></#if>
  </#if>
</@layout.registrationLayout>
