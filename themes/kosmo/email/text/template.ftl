<#ftl output_format="plainText">
<#-- The one layout of every mail's text part; Keycloak has none. -->
<#macro emailLayout>
<#nested>

--
${msg("kosmo.desk.name")}
<#if msg("kosmo.desk.phone")?has_content>
${msg("kosmoDeskPhone")} ${msg("kosmo.desk.phone")}
</#if>
<#if msg("kosmo.desk.hours")?has_content>
${msg("kosmoDeskHours")} ${msg("kosmo.desk.hours")}
</#if>
<#if msg("kosmo.desk.url")?has_content>
${msg("kosmo.desk.url")}
</#if>

${msg("kosmoMailNoReply")}
</#macro>
<#-- Who writes, and to whom: families share addresses. -->
<#macro fromAndTo>
${msg("kosmoMailFrom", realmName)}
<#if initials?has_content>
${msg("kosmoMailTo", initials)}
</#if>
</#macro>
