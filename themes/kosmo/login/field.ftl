<#-- Upstream's fields, with what they lack: help above the field, an error that is read with it, a word beside the star. -->
<#macro group name label error="" required=false help="">
  <div class="${properties.kcFormGroupClass!}">
    <div class="${properties.kcFormGroupLabelClass!}">
      <label for="${name}" class="${properties.kcFormLabelClass!}">
        <span class="${properties.kcFormLabelTextClass!}">${label}</span>
        <#if required><@requiredMark/></#if>
      </label>
    </div>
    <#if help?has_content>
      <p id="${name}-help" class="kosmo-help">${help}</p>
    </#if>
    <#nested>
    <div id="input-error-container-${name}" aria-live="polite"><#if error?has_content><p id="input-error-${name}" class="${properties.kcInputErrorMessageClass!}">${error}</p></#if></div>
  </div>
</#macro>

<#macro requiredMark><span class="kosmo-required"><span aria-hidden="true">*</span>${msg("kosmoRequired")}</span></#macro>

<#-- The attributes that tie an input to its help and its error. -->
<#macro described name help="" error="" required=false>aria-describedby="<#if help?has_content>${name}-help </#if>input-error-container-${name}"<#if error?has_content> aria-invalid="true"</#if><#if required> aria-required="true"</#if></#macro>

<#macro errorIcon error="">
  <#if error?has_content>
    <span class="${properties.kcFormControlUtilClass!}">
      <span class="${properties.kcInputErrorIconStatusClass!}"><i class="${properties.kcInputErrorIconClass!}" aria-hidden="true"></i></span>
    </span>
  </#if>
</#macro>

<#macro input name label value="" required=false autocomplete="off" fieldName=name error=messagesPerField.get(fieldName) autofocus=false help="">
  <@group name=name label=label error=error required=required help=help>
    <span class="${properties.kcInputClass!}<#if error?has_content> ${properties.kcError!}</#if>">
      <input id="${name}" name="${name}" value="${value}" type="text" autocomplete="${autocomplete}" autocapitalize="none" spellcheck="false"
             <#if autofocus>autofocus</#if><#if autocomplete == "one-time-code"> inputmode="numeric"</#if> <@described name=name help=help error=error required=required/>>
      <@errorIcon error=error/>
    </span>
  </@group>
</#macro>

<#macro password name label value="" required=false forgotPassword=false fieldName=name error=messagesPerField.get(fieldName) autocomplete="off" autofocus=false help="">
  <@group name=name label=label error=error required=required help=help>
    <div class="${properties.kcInputGroup!}">
      <div class="${properties.kcInputGroupItemClass!} ${properties.kcFill!}">
        <span class="${properties.kcInputClass!}<#if error?has_content> ${properties.kcError!}</#if>">
          <input id="${name}" name="${name}" value="${value}" type="password" autocomplete="${autocomplete}" <#if autofocus>autofocus</#if>
                 <@described name=name help=help error=error required=required/>>
          <@errorIcon error=error/>
        </span>
      </div>
      <#-- Shown once the script is there, which does it. -->
      <div class="${properties.kcInputGroupItemClass!}">
        <button id="${name}-show-password" class="${properties.kcFormPasswordVisibilityButtonClass!}" type="button" hidden aria-label="${msg("showPassword")}"
                aria-controls="${name}" data-password-toggle data-other-label="${msg("hidePassword")}" data-other-icon="${properties.kcFormPasswordVisibilityIconHide!}">
          <i class="${properties.kcFormPasswordVisibilityIconShow!}" aria-hidden="true"></i>
        </button>
      </div>
    </div>
    <div class="kosmo-below">
      <#nested>
      <#if forgotPassword><div><a href="${url.loginResetCredentialsUrl}">${msg("doForgotPassword")}</a></div></#if>
    </div>
  </@group>
</#macro>

<#macro checkbox name label value=false required=false>
  <div class="${properties.kcCheckboxClass!}">
    <label for="${name}" class="${properties.kcCheckboxClass!}">
      <input id="${name}" name="${name}" type="checkbox" class="${properties.kcCheckboxInputClass!}"<#if value> checked</#if>>
      <span class="${properties.kcCheckboxLabelClass!}">${label}</span>
      <#if required><@requiredMark/></#if>
    </label>
  </div>
</#macro>
