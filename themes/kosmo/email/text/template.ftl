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
<#if unionMail.name()?has_content>
${msg("kosmoMailTo", unionMail.name())}
</#if>
</#macro>
<#-- The link that this mail is about, and until when it can be opened. -->
<#macro action label>
<#local ends = until!(unionMail.inMinutes(linkExpiration))>
<@button href=link label=label/>

${msg("kosmoMailUntil", ends.month, ends.day, ends.hour, ends.minute)}
</#macro>
<#-- The way to log in, in a mail that is about no link. -->
<#macro portal>
<#if unionMail.portal()??>

<@button href=unionMail.portal() label=msg("kosmoMailPortal")/>
</#if>
</#macro>
<#macro button href label>
${msg("kosmoMailButton", label)}
${href}
</#macro>
