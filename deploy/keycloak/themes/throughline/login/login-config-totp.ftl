<#import "layout.ftl" as layout>
<#import "form.ftl" as form>
<#assign problems = form.problems(["totp", "userLabel"])>
<@layout.page title="Set up an app for codes" problems=problems>
<p class="govuk-body">From now on you also enter a code when you sign in. An app on your phone makes it, for example
  <#list totp.supportedApplications as app>${msg(app)}<#sep><#if app?index == totp.supportedApplications?size - 2> or <#else>, </#if></#list>.</p>
<p class="govuk-body">In the app, scan this picture.</p>
<img src="data:image/png;base64,${totp.totpSecretQrCode}" alt="A QR code for your app. The same is written out under ‘I cannot scan it’." width="246" height="246">
<details class="govuk-details">
  <summary class="govuk-details__summary"><span class="govuk-details__summary-text">I cannot scan it</span></summary>
  <div class="govuk-details__text">
    <p class="govuk-body">Enter this key in the app: <span class="tl-code">${totp.totpSecretEncoded}</span></p>
    <p class="govuk-body">If it asks: ${msg("loginTotp." + totp.policy.type)}, ${totp.policy.algorithmKey}, ${totp.policy.digits} digits<#if totp.policy.type == "totp">, a new code every ${totp.policy.period} seconds<#else>, first counter ${totp.policy.initialCounter}</#if>.</p>
  </div>
</details>
<@form.start action=url.loginAction>
  <input type="hidden" name="totpSecret" value="${totp.totpSecret}">
  <@form.code field="totp" />
  <@form.text name="userLabel" label=("A name for this device" + (totp.otpCredentials?size gt 0)?then("", " (optional)")) hint="For example, work phone" />
  <@form.checkbox name="logout-sessions" label="Sign me out on every other device" />
  <@form.button label="Save" />
  <@form.cancel />
</@form.start>
</@layout.page>
