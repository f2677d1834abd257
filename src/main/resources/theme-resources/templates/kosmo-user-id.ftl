<#import "template.ftl" as layout>
<#import "kosmo-commons.ftl" as kosmo>
<#assign idError = messagesPerField.get("username")>
<#assign methodError = messagesPerField.get("mfaMethod")>
<#-- Where the union offers one method there is nothing to choose; it is named all the same. -->
<#assign single = (kosmoMethods?size == 1)?then(kosmoMethods?first, "")>

<#macro card method>
  <#local id = "mfaMethod-" + method>
  <label class="kosmo-card" for="${id}">
    <#if single?has_content>
      <input type="hidden" id="${id}" name="mfaMethod" value="${method}">
    <#else>
      <input type="radio" id="${id}" name="mfaMethod" value="${method}"<#if method == kosmoMfaMethod> checked</#if>
             aria-labelledby="${method}-name ${method}-recommended" aria-describedby="${method}-what ${method}-needs">
    </#if>
    <span class="kosmo-icon kosmo-method kosmo-method-${method}"></span>
    <span class="kosmo-card-text">
      <span><strong id="${method}-name">${msg("kosmoMfaMethod." + method)}</strong>
        <#if !single?has_content><span id="${method}-recommended" class="kosmo-recommended" hidden>${msg("kosmoMfaMethodRecommended")}</span></#if></span>
      <span id="${method}-what">${msg("kosmoMfaMethodWhat." + method)}</span>
      <span id="${method}-needs" class="kosmo-help">${msg("kosmoMfaMethodHelp." + method)}</span>
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
        <@kosmo.input error=idError>
          <input id="username" name="username" type="text" autocomplete="username" autocapitalize="none" spellcheck="false"
                 value="${kosmoUserId}" <@kosmo.described name="username" help="help" error=idError/>>
        </@kosmo.input>
      </@kosmo.field>
      <details class="kosmo-characters">
        <summary>${msg("kosmoCharactersShow")}</summary>
        <p>${msg("kosmoCharactersTitle")}</p>
        <ul>
          <#list msg("kosmoCharactersList")?split("\n") as character><li>${character}</#list>
        </ul>
      </details>
      <div class="${properties.kcFormGroupClass!}">
        <div class="kosmo-cards" role="<#if single?has_content>group<#else>radiogroup</#if>" aria-labelledby="mfaMethod-label" aria-describedby="mfaMethod-help<#if methodError?has_content> input-error-mfaMethod</#if>"
             <#if !single?has_content>aria-required="true"<#if methodError?has_content> aria-invalid="true"</#if></#if>>
          <p id="mfaMethod-label" class="${properties.kcFormLabelClass!}">
            ${msg("kosmoMfaMethodLabel")}
            <#if !single?has_content><span class="kosmo-required">${msg("kosmoRequired")}</span></#if>
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
  </#if>
</@layout.registrationLayout>
