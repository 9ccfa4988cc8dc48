<#import "layout.ftl" as layout>
<#import "form.ftl" as form>
<#assign problems = form.problems(["totp"])>
<@layout.page title="Enter the code from your app" problems=problems>
<@form.start action=url.loginAction>
  <#if otpLogin.userOtpCredentials?size gt 1>
  <div class="govuk-form-group">
    <fieldset class="govuk-fieldset">
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">Which device?</legend>
      <div class="govuk-radios govuk-radios--small">
        <#list otpLogin.userOtpCredentials as device>
        <div class="govuk-radios__item">
          <input class="govuk-radios__input" id="device-${device?index}" name="selectedCredentialId" type="radio" value="${device.id}"<#if device.id == otpLogin.selectedCredentialId> checked</#if>>
          <label class="govuk-label govuk-radios__label" for="device-${device?index}">${device.userLabel?has_content?then(device.userLabel!"", "Device without a name")}</label>
        </div>
        </#list>
      </div>
    </fieldset>
  </div>
  </#if>
  <@form.code field="otp" focus=(otpLogin.userOtpCredentials?size lt 2) />
  <@form.button label="Sign in" />
</@form.start>
<@layout.anotherWay />
</@layout.page>
