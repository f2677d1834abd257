<#ftl output_format="plainText">
<#import "template.ftl" as layout>
<@layout.emailLayout>
${msg("kosmoResetIntro", realmName)}

${link}

${msg("kosmoResetTime", minutes)}

${msg("kosmoResetNotYou")}
</@layout.emailLayout>
