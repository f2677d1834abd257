<#-- What the pages of the second factor share. -->
<#import "field.ftl" as field>

<#-- An address of this host without naming it. Keycloak's are long, and no page is zipped. -->
<#function path address><#return address?replace("^https?://[^/]+", "", "r")></#function>

<#-- The ways out of a set-up that the server offers: later, or with the other method. -->
<#macro waysOut>
  <#if kosmoDaysLeft?? || kosmoOtherMethod??>
    <div class="kosmo-ways-out">
      <#if kosmoDaysLeft??>
        <#if kosmoDaysLeft gt 0><p>${msg("kosmoSetUpDaysLeft", kosmoDaysLeft)}</p></#if>
        <button class="${properties.kcButtonSecondaryClass} ${properties.kcButtonBlockClass}" type="submit" name="later" value="true">${msg("kosmoSetUpLater")}</button>
      </#if>
      <#if kosmoOtherMethod??>
        <p>${msg("kosmoSetUpOtherHelp")}</p>
        <button class="${properties.kcButtonSecondaryClass} ${properties.kcButtonBlockClass}" type="submit" name="otherMethod" value="true">${msg("kosmoSetUpOther." + kosmoOtherMethod)}</button>
      </#if>
    </div>
  </#if>
</#macro>

<#-- The names that a new device cannot have. The script goes by them. -->
<#macro namesTaken names>${msg("kosmoDeviceNamesTaken")} <#list names as name><span class="kosmo-taken">${name}</span><#sep>${msg("kosmoListComma")}</#sep></#list></#macro>

<#-- The field for a code. Where it is known how many digits there are the page sends itself with the last one, and says so. -->
<#macro code name label error digits="" period="" required=false autofocus=false>
  <#local help>
    ${digits?has_content?then(msg("kosmoOtpCode", digits), msg("kosmoOtpHelp"))}
    <#if period?has_content>${msg("kosmoOtpPeriod", period)}</#if>
    <#if digits?has_content><span id="${name}-sends" hidden>${msg("kosmoOtpSends")}</span></#if>
  </#local>
  <@field.group name=name label=label error=error required=required help=help>
    <input id="${name}" class="kosmo-code" name="${name}" inputmode="numeric" autocomplete="one-time-code"
           <#if digits?has_content>data-digits="${digits}"</#if> <#if autofocus>autofocus</#if> <@field.described name=name help=help error=error required=required/>>
  </@field.group>
</#macro>

<#-- On the phone that has the app there is nothing to scan: a link hands over what the QR code says. -->
<#macro intoTheApp>
  <div class="kosmo-same-device">
    <p>${msg("kosmoTotpSameDevice")}</p>
    <a id="kosmo-totp-app" class="${properties.kcButtonPrimaryClass} ${properties.kcButtonBlockClass}" href="${totp.policy.getKeyURI(advancedMsg(realm.displayName!realm.name), totp.username, totp.totpSecret)}">${msg("kosmoTotpOpenApp")}</a>
  </div>
</#macro>

<#-- In a recovery: what is set up now takes the place of what the app has. -->
<#macro replaces>
  <#if kosmoReplacesApp??><p class="kosmo-note">${msg("kosmoTotpReplaces")}</p></#if>
</#macro>

<#-- What to try when a passkey does not work, in the order in which it usually helps. -->
<#macro passkeyHelp login open=false>
  <details class="kosmo-characters"<#if open> open</#if>>
    <summary>${msg("kosmoTrouble")}</summary>
    <ul>
      <#if login><li>${msg("kosmoPasskeyHelpRegistered")}</li></#if>
      <li>${msg("kosmoPasskeyHelpLock")}</li>
      <li>${msg("kosmoPasskeyHelpPhone")}</li>
      <li>${msg("kosmoPasskeyHelpBluetooth")}</li>
      <#if login && !realm.resetPasswordAllowed><li>${msg("kosmoPasskeyHelpLost")}</li></#if>
    </ul>
  </details>
</#macro>

<#-- Whoever cannot show the factor sets up a new one in the recovery. Keycloak fills in the user ID that was typed in this login. -->
<#macro lostPhone>
  <#if realm.resetPasswordAllowed><p><a id="kosmo-lost-phone" href="${url.loginResetCredentialsUrl}">${msg("kosmoLostPhone")}</a></p></#if>
</#macro>

<#macro needsScript>
  <noscript><p class="kosmo-note"><strong>${msg("kosmoPasskeyNeedsScript")}</strong></p></noscript>
</#macro>
