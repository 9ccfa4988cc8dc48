<#import "layout.ftl" as layout>
<#import "form.ftl" as form>
<#assign problems = form.problems(["again"])>
<#assign address = verifyEmail!(user.email)!"">
<@layout.page title=(verifyEmail??)?then("Look at your e-mail", "Confirm your e-mail address") problems=problems>
<#if verifyEmail??>
<p class="govuk-body">We have sent a link to <strong class="govuk-!-text-break-word">${address}</strong>. Open it within ${layout.time(realm.verifyEmailActionTokenLifespanMinutes)} to show that the address is yours.</p>
<p class="govuk-body">If nothing comes, look among the unwanted messages first.</p>
<#else>
<p class="govuk-body">We send a link to <strong class="govuk-!-text-break-word">${address}</strong>. Open it to show that the address is yours.</p>
</#if>
<@form.start action=url.loginAction>
  <button type="submit" class="govuk-button<#if verifyEmail??> govuk-button--secondary</#if>" id="again" data-prevent-double-click="true"><#if verifyEmail??>Send it again<#else>Send the link</#if></button>
  <@form.cancel />
</@form.start>
</@layout.page>
