<#import "template.ftl" as layout>
<@layout.emailLayout>
    <p>${msg("kosmoUserIdsIntro", realmName)}</p>
    <ul>
        <#list accounts as account>
            <li>${msg("kosmoUserIdsAccount", account.userId)}<#if account.initials?has_content> ${msg("kosmoUserIdsName", account.initials)}</#if></li>
        </#list>
    </ul>
    <p>${msg("kosmoUserIdsNext")}</p>
    <@layout.portal/>
    <p>${msg("kosmoUserIdsNotYou")}</p>
</@layout.emailLayout>
