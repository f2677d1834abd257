<#ftl output_format="plainText">
<#import "template.ftl" as layout>
<@layout.emailLayout>
<@layout.fromAndTo/>

<#list changes as change>
${msg("kosmoNotice." + change.what)}
<#-- Never through msg(), which would read a name as a pattern. -->
<#if change.device?has_content>
${msg("kosmoNoticeName")} ${change.device}
</#if>
</#list>

${msg("kosmoNoticeTime", time.year, time.month, time.day, time.hour, time.minute)}
<#if byOffice!false>
${msg("kosmoNoticeOffice")}
<#elseif machine?has_content && browser?has_content>
${msg("kosmoNoticeDevice", machine, browser)}
<#else>
${msg("kosmoNoticeDeviceUnknown")}
</#if>

${(byOffice!false)?then(msg("kosmoNoticeYouAsked"), msg("kosmoNoticeYou"))}

${deskOnly?then(msg("kosmoNoticeNotYouDesk"), msg("kosmoNoticeNotYou"))}
<@layout.portal/>
</@layout.emailLayout>
