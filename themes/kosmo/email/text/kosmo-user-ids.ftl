<#ftl output_format="plainText">
<#import "template.ftl" as layout>
<@layout.emailLayout>
${msg("kosmoUserIdsIntro", realmName)}

<#list accounts as account>
${msg("kosmoUserIdsAccount", account.userId)}<#if account.initials?has_content> ${msg("kosmoUserIdsName", account.initials)}</#if>
</#list>

${msg("kosmoUserIdsNext")}
<@layout.portal/>

${msg("kosmoUserIdsNotYou")}
</@layout.emailLayout>
