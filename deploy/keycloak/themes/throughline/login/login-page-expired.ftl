<#import "layout.ftl" as layout>
<@layout.page title="This page is out of date">
<p class="govuk-body">You went back to a page that you had already sent, or it lay open for too long.</p>
<p class="govuk-body"><a class="govuk-button" href="${url.loginAction}">Go on where you were</a></p>
<p class="govuk-body"><a class="govuk-link" href="${url.loginRestartFlowUrl}">Start signing in again</a></p>
</@layout.page>
