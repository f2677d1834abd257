<#import "template.ftl" as layout>
<#import "kosmo-commons.ftl" as kosmo>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${msg(kosmoStopped + "Title")}
  <#elseif section = "form">
    <p>${msg(kosmoStopped + "Text")}</p>
    <@kosmo.desk/>
    <#if kosmoContinue??>
      <div class="kosmo-buttons"><@kosmo.link href=kosmoContinue label=msg("kosmoContinue") type="Primary"/></div>
    <#else>
      <@kosmo.waysOut/>
    </#if>
  </#if>
</@layout.registrationLayout>
