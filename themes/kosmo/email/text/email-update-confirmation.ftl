<#ftl output_format="plainText">
<#import "template.ftl" as layout>
<@layout.emailLayout>
<@layout.fromAndTo/>

${msg("kosmoVerifyNewIntro")}

<@layout.action label=msg("kosmoVerifyLink")/>

${msg("kosmoMailLate")}

${msg("kosmoVerifyNewNotYou")}
</@layout.emailLayout>
