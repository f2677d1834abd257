<#import "field.ftl" as field>
<#macro logoutOtherSessions>
  <div>
    <@field.checkbox name="logout-sessions" label=msg("logoutOtherSessions") value=true/>
    <p class="kosmo-help">${msg("kosmoLogoutOtherSessionsHelp")}</p>
  </div>
</#macro>
