<#-- Buttons of the pages here. What a page of the JAR needs is in kosmo-commons.ftl. -->
<#macro group>
  <div class="${properties.kcFormActionGroupClass!}"><#nested></div>
</#macro>

<#macro button label id name="" type="primary" extra...>
  <button id="${id}" class="${properties["kcButton" + type?cap_first + "Class"]!} ${properties.kcButtonBlockClass!}" type="submit"<#if name?has_content> name="${name}"</#if><#list extra as attribute, value> ${attribute}="${value}"</#list>>${msg(label)}</button>
</#macro>
