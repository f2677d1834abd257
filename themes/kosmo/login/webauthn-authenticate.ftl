<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<#import "second-factor.ftl" as factor>
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("webauthn-login-title")}
  <#elseif section = "form">
    <@factor.needsScript/>
    <p class="instruction">${msg("kosmoPasskeyLoginInstruction")}</p>
    <#-- The script reads what it hands to the browser from the form, so that the page has no script of its own. -->
    <form id="webauth" class="${properties.kcFormClass!}" action="${url.loginAction}" method="post"
          <#if kosmoAgain??>data-again </#if>data-challenge="${challenge}" data-rp-id="${rpId}" data-user-verification="${userVerification}"
          data-create-timeout="${createTimeout?c}"
          data-credential-ids="<#if authenticators??><#list authenticators.authenticators as authenticator>${authenticator.credentialId}<#sep>,</#list></#if>"
          data-errmsg="${msg("webauthn-unsupported-browser-text")}">
      <input type="hidden" id="clientDataJSON" name="clientDataJSON"/>
      <input type="hidden" id="authenticatorData" name="authenticatorData"/>
      <input type="hidden" id="signature" name="signature"/>
      <input type="hidden" id="credentialId" name="credentialId"/>
      <input type="hidden" id="userHandle" name="userHandle"/>
      <input type="hidden" id="error" name="error"/>
      <@buttons.group>
        <#-- Usable once the script is there: the form alone does nothing. -->
        <@buttons.button id="authenticateWebAuthnButton" label="webauthn-doAuthenticate" disabled="disabled"/>
      </@buttons.group>
    </form>
    <#if authenticators??>
      <section class="kosmo-passkeys" aria-labelledby="kosmo-passkeys">
        <h2 id="kosmo-passkeys">${msg("webauthn-available-authenticators")}</h2>
        <ul>
          <#list authenticators.authenticators as authenticator>
            <li>
              <strong>${authenticator.label}</strong>
              <#list authenticator.transports.displayNameProperties?filter(transport -> transport?has_content) as transport><span>${msg(transport)}</span><#sep>${msg("kosmoListComma")}</#sep></#list>
              <span>${msg("webauthn-createdAt-label")} ${unionHelp.inJapan(authenticator.createdAt, lang)}</span>
            </li>
          </#list>
        </ul>
      </section>
    </#if>
    <@factor.lostPhone/>
    <@factor.passkeyHelp login=true/>
    <script type="module" src="${url.resourcesPath}/js/passkey-login-3.js"></script>
  </#if>
</@layout.registrationLayout>
