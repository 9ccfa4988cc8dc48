<#import "frame.ftl" as frame>
<#import "form.ftl" as form>
<#import "profile.ftl" as profile_>
<#assign problems = form.problems(["email"])>
<@frame.page title="Change your e-mail address" problems=problems>
<@form.start action=url.loginAction>
  <@profile_.fields />
  <@form.checkbox name="logout-sessions" label="Sign me out on every other device" />
  <@form.button label="Save and go on" />
  <@form.cancel />
</@form.start>
</@frame.page>
