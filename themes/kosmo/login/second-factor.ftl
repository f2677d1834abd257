<#-- What the pages of the second factor share. -->

<#-- The ways out of a set-up that the server offers: later, or with the other method. -->
<#macro waysOut>
  <#if kosmoDaysLeft?? || kosmoOtherMethod??>
    <form id="kosmo-ways-out" class="kosmo-ways-out" action="${url.loginAction}" method="post">
      <#if kosmoDaysLeft??>
        <p>${msg("kosmoSetUpDaysLeft", kosmoDaysLeft)}</p>
        <button class="${properties.kcButtonSecondaryClass} ${properties.kcButtonBlockClass}" type="submit" name="later" value="true">${msg("kosmoSetUpLater")}</button>
      </#if>
      <#if kosmoOtherMethod??>
        <p>${msg("kosmoSetUpOtherHelp")}</p>
        <button class="${properties.kcButtonSecondaryClass} ${properties.kcButtonBlockClass}" type="submit" name="otherMethod" value="true">${msg("kosmoSetUpOther." + kosmoOtherMethod)}</button>
      </#if>
    </form>
  </#if>
</#macro>

<#-- On the phone that has the app there is nothing to scan: a link hands over what the QR code says. -->
<#macro intoTheApp>
  <div class="kosmo-same-device">
    <p>${msg("kosmoTotpSameDevice")}</p>
    <p><a id="kosmo-totp-app" class="${properties.kcButtonSecondaryClass}" href="${totp.policy.getKeyURI(advancedMsg(realm.displayName!realm.name), totp.username, totp.totpSecret)}">${msg("kosmoTotpOpenApp")}</a></p>
  </div>
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
      <#if login><li>${msg("kosmoPasskeyHelpLost")}</li></#if>
    </ul>
  </details>
</#macro>

<#macro needsScript>
  <noscript><p class="kosmo-note"><strong>${msg("kosmoPasskeyNeedsScript")}</strong></p></noscript>
</#macro>
