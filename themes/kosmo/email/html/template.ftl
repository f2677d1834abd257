<#-- The one layout of every mail. Mail programs know no stylesheet of ours: how something looks stands beside it, in tables. -->
<#assign accent = union.accent()!"#1f5a99">
<#-- What the button of this mail opens. -->
<#assign target = "">
<#macro emailLayout>
<!DOCTYPE html>
<html lang="${locale.language}" dir="${ltr?then('ltr', 'rtl')}">
<head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${subject!}</title>
</head>
<body style="margin:0;padding:0;background-color:#f4f6f8">
<table role="presentation" width="100%" border="0" cellpadding="0" cellspacing="0" bgcolor="#f4f6f8">
<tr><td align="center" style="padding:12px 8px">
<table role="presentation" width="100%" border="0" cellpadding="0" cellspacing="0" bgcolor="#ffffff" style="max-width:600px">
<tr><td bgcolor="${accent}" height="6" style="height:6px;font-size:0;line-height:0"></td></tr>
<tr><td align="left" style="padding:8px 20px 20px;font-family:sans-serif;font-size:18px;line-height:1.7;color:#1d2733">
    <p style="font-size:20px"><strong><#if (union.logo()!)?starts_with("https://")><img src="${union.logo()}" alt="" height="40" style="vertical-align:middle"> </#if><#list union.name()?split("[ \x200B]", "r") as part><span style="display:inline-block">${part}</span> </#list></strong></p>
    <#nested>
    <p style="margin-top:28px;padding-top:16px;border-top:1px solid #8a96a3">
        ${msg("kosmo.desk.name")}
        <#if msg("kosmo.desk.phone")?has_content><br>${msg("kosmoDeskPhone")} ${msg("kosmo.desk.phone")}</#if>
        <#if msg("kosmo.desk.hours")?has_content><br>${msg("kosmoDeskHours")} ${msg("kosmo.desk.hours")}</#if>
        <#if msg("kosmo.desk.url")?matches("https?://\\S+")><br><a href="${msg("kosmo.desk.url")}" style="color:${accent}">${msg("kosmo.desk.url")}</a></#if>
    </p>
    <p style="font-size:15px;color:#4a5663">${msg("kosmoMailNoReply")}</p>
    <#if target?has_content>
    <p style="font-size:15px;color:#4a5663">${msg("kosmoMailAddress")}<br><span style="word-break:break-all">${target}</span></p>
    </#if>
</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
</#macro>
<#-- Who writes, and to whom: families share addresses. -->
<#macro fromAndTo>
<p>
    ${msg("kosmoMailFrom", realmName)}
    <#if unionMail.name()?has_content><br>${msg("kosmoMailTo", unionMail.name())}</#if>
</p>
</#macro>
<#-- The link that this mail is about, and until when it can be opened. -->
<#macro action label>
<@button href=link label=label/>
<#local ends = until!(unionMail.inMinutes(linkExpiration))>
<p><strong>${msg("kosmoMailUntil", ends.month, ends.day, ends.hour, ends.minute)}</strong></p>
</#macro>
<#-- The way to log in, in a mail that is about no link. -->
<#macro portal>
<#if unionMail.portal()??><@button href=unionMail.portal() label=msg("kosmoMailPortal")/></#if>
</#macro>
<#macro button href label>
<#assign target = href>
<#-- Outlook gives a link no padding, but takes the cell's. -->
<table role="presentation" border="0" cellpadding="0" cellspacing="0" style="margin:24px 0">
<tr><td align="center" bgcolor="${accent}" style="border-radius:8px;mso-padding-alt:16px 28px">
    <a href="${href}" style="display:inline-block;padding:16px 28px;border-radius:8px;background-color:${accent};color:#ffffff;font-family:sans-serif;font-size:20px;font-weight:bold;line-height:1.4;text-decoration:none">${label}</a>
</td></tr>
</table>
</#macro>
