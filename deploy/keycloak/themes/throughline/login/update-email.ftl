<#import "layout.ftl" as layout>
<#import "form.ftl" as form>
<#import "profile.ftl" as person>
<#assign problems = form.problems(["email"])>
<@layout.page title="Change your e-mail address" problems=problems>
<@form.start action=url.loginAction>
  <@person.fields />
  <@form.checkbox name="logout-sessions" label="Sign me out on every other device" />
  <@form.button label="Save and go on" />
  <@form.cancel />
</@form.start>
</@layout.page>
