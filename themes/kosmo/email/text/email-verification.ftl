<#ftl output_format="plainText">
<#import "template.ftl" as layout>
<@layout.emailLayout>
<@layout.fromAndTo/>

${msg("kosmoVerifyIntro")}

<@layout.action label=msg("kosmoVerifyLink")/>

${msg("kosmoMailLate")}

${msg("kosmoMailNotYou")}
</@layout.emailLayout>
