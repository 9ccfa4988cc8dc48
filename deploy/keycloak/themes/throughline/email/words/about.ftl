<#-- What every e-mail may need. -->
<#setting time_zone="Europe/London">

<#-- The service from which the person came: the link names its client, and Keycloak tells an e-mail no more of it. -->
<#function service>
  <#local client = (link!"")?matches(r"[^?]*\?(?:.*&)?client_id=([\w-]+).*")>
  <#if client>
    <#local key = "service." + client?groups[1]>
    <#if msg(key) != key><#return msg(key)></#if>
  </#if>
  <#return realmName>
</#function>

<#function for>
  <#return (service() == realmName)?then(realmName, "${service()}, a service of ${realmName}")>
</#function>

<#function time>
  <#return linkExpirationFormatter(linkExpiration)>
</#function>

<#function moment event>
  <#return event.date?string("d MMMM yyyy 'at' HH:mm")>
</#function>
