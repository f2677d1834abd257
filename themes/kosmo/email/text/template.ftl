<#ftl output_format="plainText">
<#-- The one layout of every mail's text part; Keycloak has none. -->
<#macro emailLayout>
<#nested>

--
${msg("kosmo.desk.name")}
${msg("kosmoMailPhone", msg("kosmo.desk.phone"), msg("kosmo.desk.hours"))}
${msg("kosmo.desk.url")}

${msg("kosmoMailNoReply")}
</#macro>
