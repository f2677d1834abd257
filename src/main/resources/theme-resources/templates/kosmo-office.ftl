<#import "kosmo-commons.ftl" as kosmo>
<#-- The office, without any data in it: its scripts log the clerk in and fill it. It looks alike whatever login theme the realm has,
     so its files are asked for by the name of their theme. -->
<#assign resources = url.resourcesPath?keep_before("/login/")>
<#-- The union itself: what its page for members is called is no name for the office. -->
<#assign name = realm.displayName!realm.name>
<#assign rooms = [["members", ["desk", "members"]], ["imports", ["members"]], ["evidence", ["auditor", "members"]], ["terms", ["terms", "auditor"]], ["report", ["auditor", "members"]]]>
<!DOCTYPE html>
<html lang="${lang}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light">
  <title>${msg("kosmoOfficeTitle")} | ${name}</title>
  <link rel="icon" href="${union.favicon()}">
  <link rel="stylesheet" href="${resources}/login/kosmo/css/kosmo-3.css">
  <link rel="stylesheet" href="${resources}/account/kosmo/office/office-1.css">
  <script src="${resources}/account/kosmo/office/office-1.js" type="module"></script>
</head>
<body data-page-id="office" data-issuer="${office.issuer()}" data-api="${office.api()}" data-client="${office.client()}" data-union="${name}"
      data-offline="${msg("kosmoOfficeOffline")}" data-trouble="${msg("kosmoOfficeTrouble")}" data-refused="${msg("kosmoOfficeRefused")}"<#if union.accent()??> data-accent="${union.accent()}"</#if>>
<header class="kosmo-header">
  <p class="kosmo-union"><#if union.logo()??><img src="${union.logo()}" alt=""></#if><span>${name}　${msg("kosmoOfficeTitle")}</span></p>
  <p class="kosmo-languages">
    <#list (locale.supported)![] as language>
      <#if language.languageTag != lang><a href="?kc_locale=${language.languageTag}" lang="${language.languageTag}">${language.label}</a></#if>
    </#list>
    <span id="kosmo-who"></span>
    <button id="kosmo-log-out" class="kosmo-link" type="button" hidden>${msg("kosmoOfficeLogOut")}</button>
  </p>
</header>
<nav id="kosmo-pages" class="kosmo-pages" aria-label="${msg("kosmoOfficeMenu")}" hidden>
  <ul><#list rooms as room><li><a href="#/${room[0]}" data-roles="${room[1]?join(" ")}">${msg("kosmoOfficeRoom." + room[0])}</a></li></#list></ul>
</nav>
<main class="kosmo-main">
  <h1 id="kc-page-title" tabindex="-1">${msg("kosmoOfficeTitle")}</h1>
  <div id="kosmo-said"></div>
  <div id="kosmo-content" aria-busy="true"><p role="status">${msg("kosmoOfficeLoading")}</p></div>
  <noscript><p class="kosmo-note">${msg("kosmoOfficeNoScript")}</p></noscript>
</main>
<template id="kosmo-texts">
  <#list ["kosmoSending", "kosmoErrorMark", "kosmoRequired"] + office.texts() as key><p data-key="${key}">${msg(key)}</p></#list>
  <#list office.letter() as key, word><p data-key="${key}">${word}</p></#list>
</template>
</body>
</html>
