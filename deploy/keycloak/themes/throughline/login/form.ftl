<#-- Parts of a form, as the tags of platform/web are for the services. A page assigns "problems" before it uses them. -->

<#-- What is wrong, in the order of the fields; what belongs to no field is told at the first of them. -->
<#function problems fields>
  <#local found = []>
  <#list ["global"] + fields as field>
    <#if messagesPerField.existsError(field)>
      <#local found += [{"input": (field == "global")?then(fields[0], field), "message": words(field)}]>
    </#if>
  </#list>
  <#return found>
</#function>

<#-- Keycloak has one sentence for every field that was left empty: each gets its own. -->
<#function words field>
  <#local said = messagesPerField.get(field)>
  <#local own = msg("missing." + field)>
  <#return (said == msg("error-user-attribute-required") && own != "missing." + field)?then(own, said)>
</#function>

<#function problem input>
  <#list .main.problems![] as each>
    <#if each.input == input><#return each.message></#if>
  </#list>
  <#return "">
</#function>

<#macro start action>
<form method="post" action="${action}" novalidate>
<#nested>
</form>
</#macro>

<#macro group name label hint="">
<#local wrong = problem(name)>
<div class="govuk-form-group<#if wrong?has_content> govuk-form-group--error</#if>">
  <label class="govuk-label govuk-label--s" for="${name}">${label}</label>
  <#if hint?has_content><div id="${name}-hint" class="govuk-hint">${hint}</div></#if>
  <#if wrong?has_content><p id="${name}-error" class="govuk-error-message"><span class="govuk-visually-hidden">Error:</span> ${wrong}</p></#if>
  <#nested wrong?has_content, [] + hint?has_content?then([name + "-hint"], []) + wrong?has_content?then([name + "-error"], [])>
</div>
</#macro>

<#macro text name label value="" hint="" autocomplete="off" inputmode="text" width="" readOnly=false focus=false>
<@group name label hint; wrong, notes>
  <input class="govuk-input ${width}<#if wrong> govuk-input--error</#if>" id="${name}" name="${name}" type="text" value="${value}" autocomplete="${autocomplete}" inputmode="${inputmode}" autocapitalize="${(autocomplete == "name")?then("words", "none")}" spellcheck="false"<#if readOnly> readonly</#if><@focused focus /><@described notes />>
</@group>
</#macro>

<#-- Paste and password managers are welcome; a script, where there is one, lets the person see what was typed. -->
<#macro password label autocomplete name="password" field=name hint="" focus=false>
<@group name label hint; wrong, notes>
  <div class="govuk-input__wrapper govuk-password-input__wrapper">
    <input class="govuk-input govuk-password-input__input<#if wrong> govuk-input--error</#if>" id="${name}" name="${field}" type="password" autocomplete="${autocomplete}" autocapitalize="none" spellcheck="false"<@focused focus /><@described notes />>
    <button type="button" class="govuk-button govuk-button--secondary govuk-password-input__toggle" aria-controls="${name}" aria-label="Show password" data-show-password hidden>Show</button>
  </div>
</@group>
</#macro>

<#-- The new password twice, since Keycloak asks for it; where the script lets the person see it, once. -->
<#macro newPassword label field="password">
<@password label=label field=field autocomplete="new-password" hint=rules() />
<div data-only-without-script="password">
<@password name="password-confirm" label="The same password again" autocomplete="new-password" />
</div>
</#macro>

<#function rules>
  <#local length = (passwordPolicies.length)!0>
  <#return (length gt 0)?then("At least ${length} characters. ", "") + "Not your e-mail address, and not a password that many people use. Three words that have nothing to do with one another are easy to remember.">
</#function>

<#-- Keycloak tells what is wrong with a code at "totp", whatever the field is called. -->
<#macro code field focus=false>
<@group "totp" "Code"; wrong, notes>
  <input class="govuk-input govuk-input--width-10 govuk-input--extra-letter-spacing<#if wrong> govuk-input--error</#if>" id="totp" name="${field}" type="text" autocomplete="one-time-code" inputmode="numeric" spellcheck="false"<@focused focus /><@described notes />>
</@group>
</#macro>

<#macro button label class="" name="" value="">
<button type="submit" class="govuk-button ${class}" data-prevent-double-click="true"<#if name?has_content> name="${name}" value="${value}"</#if>>${label}</button>
</#macro>

<#macro checkbox name label>
<div class="govuk-form-group">
  <div class="govuk-checkboxes govuk-checkboxes--small">
    <div class="govuk-checkboxes__item">
      <input class="govuk-checkboxes__input" id="${name}" name="${name}" type="checkbox" value="on">
      <label class="govuk-label govuk-checkboxes__label" for="${name}">${label}</label>
    </div>
  </div>
</div>
</#macro>

<#-- Who asked for this step themselves may leave it undone. -->
<#macro cancel>
<#if isAppInitiatedAction??><@button label="Cancel" class="govuk-button--secondary" name="cancel-aia" value="true" /></#if>
</#macro>

<#-- The cursor is in the first field, unless something is wrong, which is read first. -->
<#macro focused focus><#if focus && !(.main.problems![])?has_content> autofocus</#if></#macro>

<#macro described notes><#if notes?has_content> aria-describedby="${notes?join(" ")}"</#if></#macro>
