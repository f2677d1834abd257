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
    <#nested>
    <hr>
    <p>
        ${msg("kosmo.desk.name")}<br>
        ${msg("kosmoMailPhone", msg("kosmo.desk.phone"), msg("kosmo.desk.hours"))}<br>
        <a href="${msg("kosmo.desk.url")}">${msg("kosmo.desk.url")}</a>
    </p>
    <p>${msg("kosmoMailNoReply")}</p>
</body>
</html>
</#macro>
