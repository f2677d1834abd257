<#import "template.ftl" as layout>
<@layout.emailLayout>
<@layout.fromAndTo/>
<p>${msg("kosmoResetIntro")}</p>
<@layout.action label=msg("kosmoResetLink")/>
<p>${msg("kosmoResetLate")}</p>
<p>${msg("kosmoResetNotYou")}</p>
</@layout.emailLayout>
