<#import "layout.ftl" as layout>
<#import "form.ftl" as form>
<@layout.page title="How do you want to sign in?">
<@form.start action=url.loginAction>
  <#list auth.authenticationSelections as way>
  <p class="govuk-body">${msg(way.helpText)}</p>
  <@form.button label=msg(way.displayName) class="govuk-button--secondary" name="authenticationExecution" value=way.authExecId />
  </#list>
</@form.start>
</@layout.page>
