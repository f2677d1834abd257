<#import "template.ftl" as layout>
<#import "kosmo-commons.ftl" as kosmo>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${msg(kosmoStopped + "Title")}
  <#elseif section = "form">
    <p><#if kosmoOtherMember??>${msg("kosmoStoppedOtherMemberText", kosmoOtherMember)}<#else>${msg(kosmoStopped + "Text")}</#if></p>
    <@kosmo.desk/>
    <#if kosmoLogOut??>
      <@kosmo.wayOn type="Secondary">
        <form action="" method="get">
          <#list kosmoLogOut as name, value><input type="hidden" name="${name}" value="${value}"></#list>
          <@kosmo.submit label=msg("kosmoLogOutAndGoOn")/>
        </form>
      </@kosmo.wayOn>
    <#elseif ["kosmoStoppedLinkUsed", "kosmoStoppedResetOver"]?seq_contains(kosmoStopped) && (unionHelp.recoveryUrl())??>
      <div class="kosmo-buttons">
        <@kosmo.link href=unionHelp.recoveryUrl() label=msg("kosmoMailOnceMore") type="Primary"/>
        <@kosmo.link href=url.loginRestartFlowUrl label=msg("kosmoBackToLogin")/>
      </div>
    <#elseif kosmoContinue??>
      <div class="kosmo-buttons"><@kosmo.link href=kosmoContinue label=msg("kosmoContinue") type="Primary"/></div>
    <#else>
      <@kosmo.waysOut/>
    </#if>
  </#if>
</@layout.registrationLayout>
