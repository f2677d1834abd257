<#import "template.ftl" as layout>
<@layout.emailLayout>
<p>${msg("kosmoMailFrom", realmName)}</p>
<p>
    ${msg("kosmoLockedWhy")}<br>
    <#if month??>
        <strong>${msg("kosmoLockedUntil", month, day, hour, minute)}</strong>
    <#else>
        <strong>${msg("kosmoLockedForGood")}</strong>
    </#if>
</p>
<p>${msg("kosmoLockedNotYou")}</p>
</@layout.emailLayout>
