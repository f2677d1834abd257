<#-- Upstream's lists of files, at the foot of which its page of the Account Console lets us add what a union has made its own:
     kosmo-account-2.js reads the name and the logo. -->
<#macro renderStyles resources pathPrefix>
  <#list resources as resource>
    <link href="${pathPrefix}/${resource.path}" rel="stylesheet"<#if resource.media?has_content> media="${resource.media}"</#if><#if resource.integrity?has_content> integrity="${resource.integrity}"</#if><#if resource.crossorigin?has_content> crossorigin="${resource.crossorigin}"</#if>>
  </#list>
  <#if union.accent()??><style>:root { --kosmo-accent: ${union.accent()} }</style></#if>
  <meta name="application-name" content="${union.name()}">
  <#if union.logo()??><meta name="kosmo-logo" content="${union.logo()}"></#if>
</#macro>

<#macro renderScripts resources pathPrefix defaultScriptType="">
  <#list resources as resource>
    <script src="${pathPrefix}/${resource.path}" type="${resource.type!defaultScriptType}"<#if resource.integrity?has_content> integrity="${resource.integrity}"</#if><#if resource.crossorigin?has_content> crossorigin="${resource.crossorigin}"</#if><#if resource.hasDefer()> defer</#if><#if resource.hasAsync()> async</#if><#if resource.blocking?has_content> blocking="${resource.blocking}"</#if>></script>
  </#list>
</#macro>

<#macro renderFavicons resources pathPrefix>
  <link rel="icon" href="${union.favicon()}">
</#macro>
