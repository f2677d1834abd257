<#import "template.ftl" as layout>
<@layout.registrationLayout displayInfo=false; section>
  <#if section = "header">
    ${msg("loginChooseAuthenticator")}
  <#elseif section = "form">
    <ul class="kosmo-choice">
      <#list auth.authenticationSelections as selection>
        <li>
          <form action="${url.loginAction}" method="post">
            <input type="hidden" name="authenticationExecution" value="${selection.authExecId}"/>
            <button type="submit" class="${properties.kcButtonSecondaryClass} ${properties.kcButtonBlockClass}" aria-describedby="kosmo-choice-${selection?index}">${msg(selection.displayName)}</button>
            <p id="kosmo-choice-${selection?index}" class="kosmo-help">${msg(selection.helpText)}</p>
          </form>
        </li>
      </#list>
    </ul>
  </#if>
</@layout.registrationLayout>
