<#import "template.ftl" as layout>
<@layout.emailLayout>
    <p>${msg("kosmoResetIntro", realmName)}</p>
    <p><a href="${link}">${msg("kosmoResetLink")}</a></p>
    <p>${msg("kosmoResetTime", minutes)}</p>
    <p>${msg("kosmoResetNotYou")}</p>
</@layout.emailLayout>
