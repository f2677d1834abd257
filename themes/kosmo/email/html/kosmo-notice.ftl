<#import "template.ftl" as layout>
<@layout.emailLayout>
<@layout.fromAndTo/>
<#list changes as change>
<p>
    <strong>${msg("kosmoNotice." + change.what)}</strong>
    <#-- Never through msg(), which would read a name as a pattern. -->
    <#if change.device?has_content><br>${msg("kosmoNoticeName")} ${change.device}</#if>
</p>
</#list>
<p>
    ${msg("kosmoNoticeTime", time.year, time.month, time.day, time.hour, time.minute)}<br>
    <#if byOffice!false>
        ${msg("kosmoNoticeOffice")}
    <#elseif machine?has_content && browser?has_content>
        ${msg("kosmoNoticeDevice", machine, browser)}
    <#else>
        ${msg("kosmoNoticeDeviceUnknown")}
    </#if>
</p>
<p>${(byOffice!false)?then(msg("kosmoNoticeYouAsked"), msg("kosmoNoticeYou"))}</p>
<p>${deskOnly?then(msg("kosmoNoticeNotYouDesk"), msg("kosmoNoticeNotYou"))}</p>
<@layout.portal/>
</@layout.emailLayout>
