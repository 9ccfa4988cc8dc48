<#import "layout.ftl" as layout>
<#import "form.ftl" as form>
<#import "profile.ftl" as person>
<#assign problems = form.problems(profile.attributes?map(each -> each.name))>
<@layout.page title="Your details" problems=problems>
<p class="govuk-body">We need these before you go on.</p>
<@form.start action=url.loginAction>
  <@person.fields />
  <@form.button label="Save and go on" />
  <@form.cancel />
</@form.start>
</@layout.page>
