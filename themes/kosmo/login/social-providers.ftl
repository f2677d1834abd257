<#-- Other places to log in at. No realm of ours has one. -->
<#macro show social>
  <section id="kc-social-providers" aria-labelledby="kosmo-social">
    <h2 id="kosmo-social">${msg("identity-provider-login-label")}</h2>
    <ul class="${properties.kcFormSocialAccountListClass!}">
      <#list social.providers as provider>
        <li><a id="social-${provider.alias}" class="${properties.kcFormSocialAccountListButtonClass!}" href="${provider.loginUrl}">${provider.displayName!}</a></li>
      </#list>
    </ul>
  </section>
</#macro>
