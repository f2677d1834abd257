<#ftl output_format="plainText">
<#import "template.ftl" as layout>
<@layout.emailLayout>
<@layout.fromAndTo/>

${msg("kosmoResetIntro")}

<@layout.action label=msg("kosmoResetLink")/>

${msg("kosmoResetLate")}

${msg("kosmoResetNotYou")}
</@layout.emailLayout>
