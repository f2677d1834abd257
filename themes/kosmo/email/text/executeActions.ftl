<#ftl output_format="plainText">
<#import "template.ftl" as layout>
<@layout.emailLayout>
<@layout.fromAndTo/>

${msg("kosmoStepsIntro")}

<#list requiredActions![] as step>
- ${msg("requiredAction." + step)}
</#list>

<@layout.action label=msg("kosmoStepsLink")/>

${msg("kosmoStepsLate")}

${msg("kosmoMailNotYou")}
</@layout.emailLayout>
