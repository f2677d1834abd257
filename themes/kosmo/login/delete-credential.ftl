<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<#import "kosmo-commons.ftl" as kosmo>
<#-- msg() would put the text of that name where a device is called ${name}. -->
<#assign device = credentialLabel?has_content?then(credentialLabel!?replace(r"${", "$\x200B{"), msg("kosmoDeviceUnnamed"))>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    <#if kosmoRefusal??>${msg(kosmoRefusal + "Title")}<#else>${msg("deleteCredentialTitle", device)}</#if>
  <#elseif section = "form">
    <#if kosmoRefusal??>
      <#if credentialLabel??><p><strong>${device}</strong></p></#if>
      <p class="instruction">${msg(kosmoRefusal + "Text")}</p>
    <#else>
      <p class="instruction">${msg("deleteCredentialMessage", device)}</p>
      <@kosmo.notice kind="Warning">${msg("kosmoDeleteWarning")}</@kosmo.notice>
    </#if>
    <form class="${properties.kcFormClass!}" action="${url.loginAction}" method="post">
      <@buttons.group>
        <#if !kosmoRefusal??><@buttons.button id="kc-accept" name="accept" label="doConfirmDelete"/></#if>
        <@buttons.button id="kc-decline" name="cancel-aia" label="doCancel" type=kosmoRefusal???then("primary", "secondary")/>
      </@buttons.group>
    </form>
  </#if>
</@layout.registrationLayout>
