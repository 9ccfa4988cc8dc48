<#-- The frame for those of Keycloak's own pages that this theme does not make itself: they call it by this name. -->
<#import "frame.ftl" as frame>
<#macro registrationLayout bodyClass="" displayInfo=false displayMessage=true displayRequiredFields=false>
<#local title><#nested "header"></#local>
<@frame.page title=title own=false>
<#if displayMessage && message?has_content && message.type != "success" && message.type != "info">
<div class="govuk-inset-text">${kcSanitize(message.summary)?no_esc}</div>
</#if>
<#nested "form">
<#nested "socialProviders">
<#if displayInfo><#nested "info"></#if>
<@frame.anotherWay />
</@frame.page>
</#macro>
