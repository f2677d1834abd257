<#-- The one layout of every mail. Mail programs know no stylesheet of ours, and many none at all. -->
<#macro emailLayout>
<!DOCTYPE html>
<html lang="${locale.language}" dir="${ltr?then('ltr', 'rtl')}">
<head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${subject!}</title>
</head>
<body>
<table role="presentation" width="100%" border="0" cellpadding="0" cellspacing="0">
<tr><td bgcolor="${union.accent()!"#1f5a99"}" height="6"></td></tr>
<tr><td>
    <p><strong><#if (union.logo()!)?starts_with("https://")><img src="${union.logo()}" alt="" height="40"> </#if>${union.name()}</strong></p>
    <#nested>
    <hr>
    <p>
        ${msg("kosmo.desk.name")}
        <#if msg("kosmo.desk.phone")?has_content><br>${msg("kosmoDeskPhone")} ${msg("kosmo.desk.phone")}</#if>
        <#if msg("kosmo.desk.hours")?has_content><br>${msg("kosmoDeskHours")} ${msg("kosmo.desk.hours")}</#if>
        <#if msg("kosmo.desk.url")?matches("https?://\\S+")><br><a href="${msg("kosmo.desk.url")}">${msg("kosmo.desk.url")}</a></#if>
    </p>
    <p>${msg("kosmoMailNoReply")}</p>
</td></tr>
</table>
</body>
</html>
</#macro>
<#-- Who writes, and to whom: families share addresses. -->
<#macro fromAndTo>
<p>
    ${msg("kosmoMailFrom", realmName)}
    <#if initials?has_content><br>${msg("kosmoMailTo", initials)}</#if>
</p>
</#macro>
