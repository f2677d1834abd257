<#import "template.ftl" as layout>
<@layout.emailLayout>
<@layout.fromAndTo/>
<p>
    ${msg("kosmoLockedWhy")}<br>
    <#if until??>
        <strong>${msg("kosmoLockedUntil", until.month, until.day, until.hour, until.minute)}</strong>
    <#else>
        <strong>${msg("kosmoLockedForGood")}</strong>
    </#if>
</p>
<p>${msg("kosmoNoticeTime", time.year, time.month, time.day, time.hour, time.minute)}</p>
<p>${msg("kosmoLockedNotYou")}</p>
<@layout.portal/>
</@layout.emailLayout>
