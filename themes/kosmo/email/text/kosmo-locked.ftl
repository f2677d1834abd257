<#ftl output_format="plainText">
<#import "template.ftl" as layout>
<@layout.emailLayout>
${msg("kosmoMailFrom", realmName)}

${msg("kosmoLockedWhy")}
<#if month??>
${msg("kosmoLockedUntil", month, day, hour, minute)}
<#else>
${msg("kosmoLockedForGood")}
</#if>

${msg("kosmoLockedNotYou")}
</@layout.emailLayout>
