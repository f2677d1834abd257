<#-- Fields: help above, the error below and read with the field, a word beside the star. -->
<#macro group name label error="" required=false help="">
  <div class="${properties.kcFormGroupClass!}">
    <label for="${name}" class="${properties.kcFormLabelClass!}">${label}<#if required> <@requiredMark/></#if></label>
    <#if help?has_content><p id="${name}-help" class="kosmo-help">${help}</p></#if>
    <#nested>
    <#if error?has_content><p id="input-error-${name}" class="${properties.kcInputErrorMessageClass!}">${error}</p></#if>
  </div>
</#macro>

<#macro requiredMark><span class="kosmo-required">${msg("kosmoRequired")}</span></#macro>

<#-- The attributes that tie an input to its help and its error. -->
<#macro described name help="" error="" required=false><#if help?has_content || error?has_content>aria-describedby="<#if help?has_content>${name}-help</#if><#if error?has_content> input-error-${name}</#if>"</#if><#if error?has_content> aria-invalid="true"</#if><#if required> aria-required="true"</#if></#macro>

<#macro input name label value="" required=false autocomplete="off" fieldName=name error=messagesPerField.get(fieldName) autofocus=false help="">
  <@group name=name label=label error=error required=required help=help>
    <input id="${name}" name="${name}" value="${value}" autocomplete="${autocomplete}" autocapitalize="none" spellcheck="false"
           <#if autofocus>autofocus</#if> <@described name=name help=help error=error required=required/>>
  </@group>
</#macro>

<#macro password name label value="" required=false fieldName=name error=messagesPerField.get(fieldName) autocomplete="off" autofocus=false help="">
  <div class="kosmo-with-links">
  <@group name=name label=label error=error required=required help=help>
    <div class="${properties.kcInputGroup!}">
      <input id="${name}" name="${name}" value="${value}" type="password" autocomplete="${autocomplete}" <#if autofocus>autofocus</#if>
             <@described name=name help=help error=error required=required/>>
      <#-- Shown once the script is there, which does it. -->
      <button id="${name}-show-password" class="${properties.kcFormPasswordVisibilityButtonClass!}" type="button" hidden aria-label="${msg("showPassword")}"
              aria-controls="${name}" data-password-toggle data-other-label="${msg("hidePassword")}" data-other-icon="${properties.kcFormPasswordVisibilityIconHide!}">
        <i class="${properties.kcFormPasswordVisibilityIconShow!}" aria-hidden="true"></i>
      </button>
    </div>
  </@group>
  <div class="kosmo-below"><#nested></div>
  </div>
</#macro>

<#macro checkbox name label value=false required=false>
  <label for="${name}" class="${properties.kcCheckboxClass!}">
    <input id="${name}" name="${name}" type="checkbox"<#if value> checked</#if>>
    <span>${label}</span>
    <#if required><@requiredMark/></#if>
  </label>
</#macro>
