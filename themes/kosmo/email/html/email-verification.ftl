<#import "template.ftl" as layout>
<@layout.emailLayout>
<@layout.fromAndTo/>
<p>${msg("kosmoVerifyIntro")}</p>
<@layout.action label=msg("kosmoVerifyLink")/>
<p>${msg("kosmoMailLate")}</p>
<p>${msg("kosmoMailNotYou")}</p>
</@layout.emailLayout>
