<#import "layout.ftl" as layout>
<#import "form.ftl" as form>
<#assign problems = form.problems(["password", "password-confirm"])>
<@layout.page title="Choose a password" problems=problems>
<@form.start action=url.loginAction>
  <#-- For password managers, which keep a new password under the name that stands beside it. -->
  <input type="text" name="username" value="${username!""}" autocomplete="username" hidden readonly>
  <@form.newPassword label="New password" field="password-new" />
  <@form.checkbox name="logout-sessions" label="Sign me out on every other device" />
  <@form.button label="Save the password" />
  <@form.cancel />
</@form.start>
</@layout.page>
