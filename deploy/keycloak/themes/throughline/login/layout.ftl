<#-- The page around every page, as layout.html of platform/web is it for the services. -->

<#-- Keycloak's own clients, whose names it translates, are no services. -->
<#function comesFromAService>
  <#return (client.name)?has_content && !(client.name!"")?starts_with("$")>
</#function>

<#-- The name of the service that the person comes from; empty when they come from none. -->
<#function service>
  <#return comesFromAService()?then((client.name)!"", "")>
</#function>

<#-- Where that service begins; empty when the person comes from none. -->
<#function start>
  <#return comesFromAService()?then((client.baseUrl)!"", "")>
</#function>

<#macro page title problems=[] told=true own=true>
<#local name = service()>
<!DOCTYPE html>
<html lang="en-GB" class="govuk-template">
<head>
  <meta charset="utf-8">
  <title><#if problems?has_content>Error: </#if>${title} – <#if name?has_content>${name} – </#if>${realm.displayName}</title>
  <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
  <meta name="theme-color" content="#123f4a">
  <meta name="description" content="${title}<#if name?has_content>: ${name}</#if>, a service of ${realm.displayName}">
  <meta name="robots" content="noindex">
  <#-- Keycloak puts a line of script into the answer to a form. Its own pages, which this theme only frames, need more. -->
  <#if own><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; script-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'"></#if>
  <link rel="icon" href="${url.resourcesPath}/throughline.svg?${properties.version}" type="image/svg+xml">
  <link rel="stylesheet" href="${url.resourcesPath}/throughline.css?${properties.version}">
  <script type="module" src="${url.resourcesPath}/throughline.js?${properties.version}"></script>
  <script type="module" src="${url.resourcesPath}/password.js?${properties.version}"></script>
</head>
<body class="govuk-template__body">
  <a href="#main-content" class="govuk-skip-link">Skip to main content</a>
  <header class="tl-header">
    <div class="govuk-width-container tl-header__inner">
      <span class="tl-header__name">${realm.displayName}</span>
      <#if name?has_content>
      <span class="tl-header__service"><#if start()?has_content><a class="tl-header__link" href="${start()}">${name}</a><#else>${name}</#if></span>
      </#if>
    </div>
  </header>
  <div class="govuk-width-container">
    <main class="govuk-main-wrapper" id="main-content">
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <@summary problems />
          <#if told><@notice /></#if>
          <h1 class="govuk-heading-l">${title}</h1>
          <#nested>
        </div>
      </div>
    </main>
  </div>
  <footer class="tl-footer">
    <div class="govuk-width-container">
      <p class="govuk-body-s">${realm.displayName}. Demonstration data is synthetic.</p>
    </div>
  </footer>
</body>
</html>
</#macro>

<#macro summary problems>
<#if problems?has_content>
<div class="govuk-error-summary" data-error-summary tabindex="-1">
  <div role="alert">
    <h2 class="govuk-error-summary__title">There is a problem</h2>
    <div class="govuk-error-summary__body">
      <ul class="govuk-list govuk-error-summary__list">
        <#list problems as problem>
        <li><a href="#${problem.input}">${problem.message}</a></li>
        </#list>
      </ul>
    </div>
  </div>
</div>
</#if>
</#macro>

<#-- What Keycloak has to say that is no error. Its warnings introduce what it asks for: the pages do that themselves. -->
<#macro notice>
<#if message?has_content && message.type == "success">
<div class="govuk-notification-banner govuk-notification-banner--success" role="alert" tabindex="-1" aria-labelledby="banner-title">
  <div class="govuk-notification-banner__header">
    <h2 class="govuk-notification-banner__title" id="banner-title">Success</h2>
  </div>
  <div class="govuk-notification-banner__content">
    <p class="govuk-notification-banner__heading">${message.summary}</p>
  </div>
</div>
<#elseif message?has_content && message.type == "info">
<div class="govuk-inset-text">${message.summary}</div>
</#if>
</#macro>

<#-- The way back into the service. -->
<#macro back>
<#if start()?has_content && !skipLink??>
<p class="govuk-body"><a class="govuk-link" href="${start()}">Go to the start of ${service()}</a></p>
</#if>
</#macro>

<#-- For those who have more than one way to prove who they are. -->
<#macro anotherWay>
<#if auth?has_content && auth.showTryAnotherWayLink()>
<form method="post" action="${url.loginAction}">
  <button type="submit" class="govuk-button govuk-button--secondary" name="tryAnotherWay" value="on">Sign in another way</button>
</form>
</#if>
</#macro>

<#-- So many minutes, in the largest unit that fits. -->
<#function time minutes>
  <#list [[1440, "day"], [60, "hour"]] as unit>
    <#if minutes gte unit[0] && minutes % unit[0] == 0><#return amount(minutes / unit[0], unit[1])></#if>
  </#list>
  <#return amount(minutes, "minute")>
</#function>

<#function amount number unit>
  <#return number + " " + unit + (number == 1)?then("", "s")>
</#function>
