<#import "template.ftl" as layout>
<@layout.emailLayout>
<@layout.fromAndTo/>
<p>${msg("kosmoStepsIntro")}</p>
<ul>
<#list requiredActions![] as step><li>${msg("requiredAction." + step)}</li></#list>
</ul>
<@layout.action label=msg("kosmoStepsLink")/>
<p>${msg("kosmoStepsLate")}</p>
<p>${msg("kosmoMailNotYou")}</p>
</@layout.emailLayout>
