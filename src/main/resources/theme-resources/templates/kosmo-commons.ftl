<#-- What our own pages share. They import nothing but template.ftl, so that they work under any login theme. -->

<#-- A labelled field: rules above the input, the error below it, both tied to it. -->
<#macro field name label help="" error="" required=true>
  <div class="${properties.kcFormGroupClass!}">
    <@around tag="div" class=properties.kcFormGroupLabelClass!"">
      <label for="${name}" class="${properties.kcFormLabelClass!}">
        <@around tag="span" class=properties.kcFormLabelTextClass!"">${label}</@around>
        <#if required><span class="kosmo-required">${msg("kosmoRequired")}</span></#if>
      </label>
    </@around>
    <#if help?has_content><p class="kosmo-help" id="${name}-help">${help}</p></#if>
    <#nested>
    <#if error?has_content>
      <p class="${properties.kcInputErrorMessageClass!}" id="input-error-${name}" aria-live="polite">${error}</p>
    </#if>
  </div>
</#macro>

<#-- What another login theme draws around an input. -->
<#macro input error="">
  <@around tag="span" class=(properties.kcInputClass!"") + error?has_content?then(" " + properties.kcError!"", "")><#nested></@around>
</#macro>

<#macro around tag class><#if class?trim?has_content><${tag} class="${class}"><#nested></${tag}><#else><#nested></#if></#macro>

<#-- The attributes that tie an input to its help and error. -->
<#macro described name help="" error="">aria-describedby="<#if help?has_content>${name}-help</#if><#if error?has_content> input-error-${name}</#if>"<#if error?has_content> aria-invalid="true"</#if> aria-required="true"</#macro>

<#-- All that is wrong, at the top, where it is read first and a phone shows it: each leads to its field. -->
<#macro errors of>
  <#local wrong = of?filter(error -> error.text?has_content)>
  <#if wrong?has_content>
    <div class="${properties.kcAlertClass!} ${properties.kosmoAlertDanger!"pf-m-danger"} kosmo-note kosmo-errors" role="alert">
      <div class="${properties.kcAlertIconClass!}"><span class="${properties.kcFeedbackErrorIcon!}" aria-hidden="true"></span></div>
      <div class="${properties.kcAlertTitleClass!}">
        <p>${(wrong?size == 1)?then(msg("kosmoError"), msg("kosmoErrors", wrong?size))}</p>
        <ul><#list wrong as error><li><a href="#${error.id}">${error.text}</a></li></#list></ul>
      </div>
    </div>
  </#if>
</#macro>

<#-- What to do or to know here; kind "Warning" where something can be lost. -->
<#macro notice kind="Info">
  <div class="${properties.kcAlertClass!} ${properties["kosmoAlert" + kind]!("pf-m-" + kind?lower_case)} kosmo-note">
    <div class="${properties.kcAlertIconClass!}"><span class="${properties["kcFeedback" + kind + "Icon"]!}" aria-hidden="true"></span></div>
    <div class="${properties.kcAlertTitleClass!}"><#nested></div>
  </div>
</#macro>

<#macro submit label name="" value="" type="Primary">
  <button class="${properties["kcButton" + type + "Class"]!} ${properties.kcButtonBlockClass!}" type="submit"<#if name?has_content> name="${name}" value="${value}"</#if>>${label}</button>
</#macro>

<#macro link href label type="Secondary">
  <a class="${properties["kcButton" + type + "Class"]!} ${properties.kcButtonBlockClass!}" href="${href}">${label}</a>
</#macro>

<#-- Ways on for who cannot or will not go on here. -->
<#macro waysOut>
  <div class="kosmo-buttons">
    <@link href=url.loginRestartFlowUrl label=msg("kosmoBackToLogin") type="Primary"/>
    <#if (client.baseUrl)?has_content><@link href=client.baseUrl label=msg("kosmoBackToPortal")/></#if>
  </div>
</#macro>

<#-- Japanese has no blank between sentences. -->
<#function sentences texts><#return texts?join((lang == "ja")?then("", " "))></#function>

<#-- What a browser opens by a click, and runs nothing by it. -->
<#function isLink address><#return address?matches("https?://\\S+")></#function>

<#-- The way on from a page at which a login has ended: the portal, where the next one begins; below another way, if there is one. -->
<#macro wayOn type="Primary">
  <#local portal = (unionHelp.portalUrl())!(client.baseUrl)!>
  <div class="kosmo-buttons">
    <#nested>
    <#if isLink(portal)>
      <@link href=portal label=msg("kosmoBackToPortal") type=type/>
    <#elseif authenticationSession??>
      <@link href=url.loginRestartFlowUrl label=msg("kosmoBackToLogin") type=type/>
    </#if>
  </div>
</#macro>

<#-- Whom to ask: the union's desk, as far as the union has entered it under Localization, and the number of the event that the
     page comes from, with its time: Keycloak's list of events is sorted by time. -->
<#macro desk code=(unionHelp.supportCode())!>
  <#-- Read by the foot of the page, which says it where no page has. -->
  <#global kosmoDeskShown = true>
  <section class="kosmo-desk" aria-labelledby="kosmo-desk">
    <h2 id="kosmo-desk">${msg("kosmo.desk.name")}</h2>
    <@deskLines/>
    <#if code?has_content>
      <#setting time_zone="Asia/Tokyo">
      <p class="kosmo-support">${msg("kosmoSupportCode")} <strong>${code}</strong> ${.now?string(msg("kosmoSupportTime"))}</p>
    </#if>
  </section>
</#macro>

<#-- How to reach it, as far as the union says. -->
<#macro deskLines>
  <#if msg("kosmo.desk.phone")?has_content><#local number = unionHelp.telephone(msg("kosmo.desk.phone"))!><p>${msg("kosmoDeskPhone")} <#if number?has_content><a href="tel:${number}">${msg("kosmo.desk.phone")}</a><#else>${msg("kosmo.desk.phone")}</#if></p></#if>
  <#if msg("kosmo.desk.hours")?has_content><p>${msg("kosmoDeskHours")} ${msg("kosmo.desk.hours")}</p></#if>
  <#if isLink(msg("kosmo.desk.url"))><p><a href="${msg("kosmo.desk.url")}">${msg("kosmo.desk.url")}</a></p></#if>
</#macro>
