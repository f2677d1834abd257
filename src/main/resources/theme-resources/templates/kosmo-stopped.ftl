<#import "template.ftl" as layout>
<#import "kosmo-commons.ftl" as kosmo>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${msg(kosmoStopped + "Title")}
  <#elseif section = "form">
    <p>${msg(kosmoStopped + "Text")}</p>
    <@kosmo.desk/>
    <@kosmo.waysOut/>
  </#if>
</@layout.registrationLayout>
