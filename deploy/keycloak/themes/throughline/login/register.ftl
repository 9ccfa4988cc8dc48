<#import "layout.ftl" as layout>
<#import "form.ftl" as form>
<#import "profile.ftl" as person>
<#assign problems = form.problems(profile.attributes?map(each -> each.name) + ["password", "password-confirm"])>
<@layout.page title="Create an account" problems=problems>
<#if !passwordRequired??><p class="govuk-body">We send a link to your e-mail address. It leads to a page on which you choose your password.</p></#if>
<@form.start action=url.registrationAction>
  <@person.fields />
  <#if passwordRequired??>
  <@form.newPassword label="Password" />
  </#if>
  <@form.button label="Create an account" />
</@form.start>
<p class="govuk-body">If you have an account already, <a class="govuk-link" href="${url.loginUrl}">sign in</a>.</p>
</@layout.page>
