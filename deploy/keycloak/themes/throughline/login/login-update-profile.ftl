<#import "frame.ftl" as frame>
<#import "form.ftl" as form>
<#import "profile.ftl" as profile_>
<#assign problems = form.problems(profile_.shown()?map(each -> each.name))>
<@frame.page title="Your details" problems=problems>
<p class="govuk-body">We need these before you go on.</p>
<@form.start action=url.loginAction>
  <@profile_.fields />
  <@form.button label="Save and go on" />
  <@form.cancel />
</@form.start>
</@frame.page>
