<#import "layout.ftl" as layout>
<#import "form.ftl" as form>
<#-- Keycloak names another field for a wrong password than for an unknown name. Nobody may learn from that who has an account. -->
<#assign wrong = messagesPerField.getFirstError("global", "username", "password")>
<#assign input = (usernameHidden??)?then("password", "username")>
<#assign problems = wrong?has_content?then([{"input": input, "message": wrong}], [])>
<@layout.page title="Sign in" problems=problems>
<@form.start action=url.loginAction>
  <#if usernameHidden??>
  <p class="govuk-body">You are <strong>${auth.attemptedUsername!""}</strong>. <a class="govuk-link" href="${url.loginRestartFlowUrl}">Sign in as somebody else</a></p>
  <#else>
  <@form.text name="username" label="E-mail address or user name" value=(login.username)!"" autocomplete="username" inputmode="email" focus=true />
  </#if>
  <@form.password label="Password" autocomplete="current-password" focus=usernameHidden?? />
  <#if realm.resetPasswordAllowed>
  <p class="govuk-body"><a class="govuk-link" href="${url.loginResetCredentialsUrl}">Forgotten your password?</a></p>
  </#if>
  <@form.button label="Sign in" />
</@form.start>
<#if realm.registrationAllowed && !registrationDisabled?? && ((client.attributes["throughline.registration"])!"") == "open">
<h2 class="govuk-heading-m">If you have no account yet</h2>
<p class="govuk-body"><a class="govuk-link" href="${url.registrationUrl}">Create an account</a></p>
</#if>
</@layout.page>
