<#import "template.ftl" as layout>
<@layout.emailLayout>
<@layout.fromAndTo/>
<p>${msg("kosmoVerifyNewIntro")}</p>
<@layout.action label=msg("kosmoVerifyLink")/>
<p>${msg("kosmoMailLate")}</p>
<p>${msg("kosmoVerifyNewNotYou")}</p>
</@layout.emailLayout>
