<#-- The layout for those of Keycloak's own pages that this theme does not make itself: they call it by this name. -->
<#import "layout.ftl" as layout>
<#macro registrationLayout bodyClass="" displayInfo=false displayMessage=true displayRequiredFields=false>
<#local header><#nested "header"></#local>
<#-- Some bring a picture along, which has no place in a title. -->
<@layout.page title=header?markup_string?replace("<[^>]*>", "", "r")?trim?no_esc own=false>
<#if displayMessage && message?has_content && message.type != "success" && message.type != "info">
<div class="govuk-inset-text">${kcSanitize(message.summary)?no_esc}</div>
</#if>
<div class="govuk-body">
<#nested "form">
<#nested "socialProviders">
<#if displayInfo><#nested "info"></#if>
</div>
<@layout.anotherWay />
</@layout.page>
</#macro>
