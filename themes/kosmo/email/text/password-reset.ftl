<#ftl output_format="plainText">
<#import "template.ftl" as layout>
<@layout.emailLayout>
<@layout.fromAndTo/>

${msg("kosmoPasswordResetIntro")}

<@layout.action label=msg("kosmoResetLink")/>

${msg("kosmoResetLate")}

${msg("kosmoResetNotYou")}
</@layout.emailLayout>
