<#import "layout.ftl" as layout>
<#import "form.ftl" as form>
<@layout.page title="Do you want to sign out?">
<p class="govuk-body">This signs you out of every service of ${realm.displayName} on this device.</p>
<@form.start action=url.logoutConfirmAction>
  <input type="hidden" name="session_code" value="${logoutConfirm.code}">
  <@form.button label="Sign out" name="confirmLogout" value="yes" />
</@form.start>
<#if !logoutConfirm.skipLink><@layout.back /></#if>
</@layout.page>
