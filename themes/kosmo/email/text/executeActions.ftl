<#ftl output_format="plainText">
<#import "template.ftl" as layout>
<#assign actions><#list requiredActions![] as action>${msg("requiredAction." + action)}<#sep>, </#list></#assign>
<@layout.emailLayout>
${msg("executeActionsBody", link, linkExpiration, realmName, actions, linkExpirationFormatter(linkExpiration))}
</@layout.emailLayout>
