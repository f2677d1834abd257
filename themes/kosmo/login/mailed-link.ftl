<#-- The link in a mail that leads nowhere: why, and the way to what it was for. -->

<#function life link><#return msg("kosmoLinkLife." + link.unit(), link.amount())></#function>

<#-- Whoever has asked for a new password asks again; what the union has asked for, the union sends again. -->
<#function way link recoveryUrl>
  <#if !link?has_content><#return {}></#if>
  <#if link.kind() == "reset-credentials" && recoveryUrl?has_content><#return {"href": recoveryUrl, "label": msg("kosmoMailOnceMore")}></#if>
  <#if link.kind() == "update-email"><#return {"href": unionHelp.accountUrl(), "label": msg("kosmoAddressOnceMore")}></#if>
  <#return {}>
</#function>
