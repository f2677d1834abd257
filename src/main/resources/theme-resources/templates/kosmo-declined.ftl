<#import "template.ftl" as layout>
<#import "kosmo-commons.ftl" as kosmo>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${msg("kosmoDeclinedTitle")}
  <#elseif section = "form">
    <p>${msg("kosmoDeclinedText")}</p>
    <@kosmo.desk/>
    <@kosmo.waysOut/>
  </#if>
</@layout.registrationLayout>
