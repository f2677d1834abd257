<#ftl output_format="plainText">
<#import "template.ftl" as layout>
<@layout.emailLayout>
${msg("emailVerificationBody", link, linkExpiration, realmName, linkExpirationFormatter(linkExpiration))}
</@layout.emailLayout>
