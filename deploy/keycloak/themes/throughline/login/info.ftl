<#import "layout.ftl" as layout>
<@layout.page title=(messageHeader??)?then(msg(messageHeader!""), message.summary) told=false>
<#if messageHeader??><p class="govuk-body">${message.summary}</p></#if>
<#if message.summary == msg("successLogout")><p class="govuk-body">Close the browser if others use this computer.</p></#if>
<#if requiredActions??>
<ul class="govuk-list govuk-list--bullet">
  <#list requiredActions as action><li>${msg("requiredAction." + action)}</li></#list>
</ul>
</#if>
<#if !skipLink??>
  <#if pageRedirectUri?has_content>
  <p class="govuk-body"><a class="govuk-button" href="${pageRedirectUri}">Continue</a></p>
  <#elseif actionUri?has_content>
  <p class="govuk-body"><a class="govuk-button" href="${actionUri}">Continue</a></p>
  <#else>
  <@layout.back />
  </#if>
</#if>
</@layout.page>
