<#ftl output_format="plainText">
<#import "template.ftl" as layout>
<@layout.emailLayout>
<@layout.fromAndTo/>

${msg("kosmoLockedWhy")}
<#if until??>
${msg("kosmoLockedUntil", until.month, until.day, until.hour, until.minute)}
<#else>
${msg("kosmoLockedForGood")}
</#if>

${msg("kosmoNoticeTime", time.year, time.month, time.day, time.hour, time.minute)}

${msg("kosmoLockedNotYou")}
<@layout.portal/>
</@layout.emailLayout>
