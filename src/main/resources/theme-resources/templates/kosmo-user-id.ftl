<#import "template.ftl" as layout>
<#import "kosmo-commons.ftl" as kosmo>
<#assign idError = messagesPerField.get("username")>
<#assign methodError = messagesPerField.get("mfaMethod")>
<#-- Where the union offers one method there is nothing to choose; it is named all the same. -->
<#assign single = (kosmoMethods?size == 1)?then(kosmoMethods?first, "")>
<@layout.registrationLayout displayMessage=false displayRequiredFields=true; section>
  <#if section = "header">
    ${msg("kosmoUserIdTitle")}
  <#elseif section = "form">
    <@kosmo.errors of=[{"id": "username", "text": idError}, {"id": "mfaMethod", "text": methodError}]/>
    <@kosmo.notice>
      <ul>
        <li>${msg("kosmoUserIdNotice")}</li>
        <#if !single?has_content><li>${msg("kosmoMfaMethodNotice")}</li></#if>
      </ul>
    </@kosmo.notice>
    <form id="kosmo-user-id-form" class="${properties.kcFormClass!}" action="${url.loginAction}" method="post" novalidate>
      <@kosmo.field name="username" label=msg("username") help=msg("kosmoUserIdHelp") error=idError>
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
      <p class="kosmo-help">${msg("kosmoMfaMethodWhy")}<#list kosmoMethods as method> ${msg("kosmoMfaMethodWhere." + method)}</#list></p>
      <@kosmo.field name="mfaMethod" label=msg("kosmoMfaMethodLabel") help=single?has_content?then(msg("kosmoMfaMethodHelp." + single), msg("kosmoMfaMethodHelp")) error=methodError>
        <span class="${properties.kcInputClass!}<#if methodError?has_content> ${properties.kcError!}</#if>">
          <select id="mfaMethod" name="mfaMethod" <@kosmo.described name="mfaMethod" help="help" error=methodError/>>
            <#if !single?has_content><option value="">${msg("kosmoMfaMethodChoose")}</option></#if>
            <#list kosmoMethods as method>
              <option value="${method}"<#if method == kosmoMfaMethod> selected</#if>>${msg("kosmoMfaMethod." + method)}</option>
            </#list>
          </select>
          <#-- Themes that take the browser's own arrow away. -->
          <#if properties.kcFormControlToggleIcon??>
            <span class="${properties.kcFormControlUtilClass!}">
              <span class="${properties.kcFormControlToggleIcon!}">
                <svg class="pf-v5-svg" viewBox="0 0 320 512" fill="currentColor" aria-hidden="true" width="1em" height="1em">
                  <path d="M31.3 192h257.3c17.8 0 26.7 21.5 14.1 34.1L174.1 354.8c-7.8 7.8-20.5 7.8-28.3 0L17.2 226.1C4.6 213.5 13.5 192 31.3 192z"/>
                </svg>
              </span>
            </span>
          </#if>
        </span>
      </@kosmo.field>
      <div class="kosmo-buttons"><@kosmo.submit label=msg("kosmoSubmit")/></div>
    </form>
  </#if>
</@layout.registrationLayout>
