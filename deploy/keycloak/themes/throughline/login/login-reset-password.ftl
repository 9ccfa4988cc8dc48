<#import "layout.ftl" as layout>
<#import "form.ftl" as form>
<#assign problems = form.problems(["username"])>
<@layout.page title="Choose a new password" problems=problems>
<p class="govuk-body">We send you an e-mail with a link. Open it within ${layout.time(realm.resetCredentialsActionTokenLifespanMinutes)} to choose a new password.</p>
<@form.start action=url.loginAction>
  <@form.text name="username" label="E-mail address or user name" value=(auth.attemptedUsername)!"" autocomplete="username" inputmode="email" focus=true />
  <@form.button label="Send the link" />
</@form.start>
<p class="govuk-body"><a class="govuk-link" href="${url.loginUrl}">Go back to sign in</a></p>
</@layout.page>
