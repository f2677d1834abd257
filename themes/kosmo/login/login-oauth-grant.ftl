<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<#import "kosmo-commons.ftl" as kosmo>
<#assign name = client.name?has_content?then(advancedMsg(client.name!), client.clientId)>
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("oauthGrantTitle", name)}
  <#elseif section = "form">
    <p class="instruction">${msg("oauthGrantRequest")}</p>
    <ul class="kosmo-list">
      <#list oauth.clientScopesRequested![] as scope>
        <li><#if scope.parameterizedScopeParameter??>${advancedMsg(scope.consentScreenText, scope.parameterizedScopeParameter)}<#else>${advancedMsg(scope.consentScreenText)}</#if></li>
      </#list>
    </ul>
    <#if client.attributes.tosUri?? || client.attributes.policyUri??>
      <p>
        ${kosmo.sentences([msg("oauthGrantInformation", name), msg("oauthGrantReview")])}
        <#if client.attributes.tosUri??><a href="${client.attributes.tosUri}">${msg("oauthGrantTos")}</a></#if>
        <#if client.attributes.policyUri??><a href="${client.attributes.policyUri}">${msg("oauthGrantPolicy")}</a></#if>
      </p>
    </#if>
    <form action="${url.oauthAction}" method="post">
      <input type="hidden" name="code" value="${oauth.code}">
      <@buttons.group>
        <@buttons.button id="kc-login" name="accept" label="doYes"/>
        <@buttons.button id="kc-cancel" name="cancel" label="doNo" type="secondary"/>
      </@buttons.group>
    </form>
  </#if>
</@layout.registrationLayout>
