<#-- What Keycloak keeps of a person, in its own order. One name is enough: a second is asked only of those who have one. -->
<#import "form.ftl" as form>

<#assign labels = {"username": "User name", "email": "E-mail address", "firstName": "Full name", "lastName": "Family name"}>
<#assign hints = {"email": "We send you a message to make sure that it reaches you.", "firstName": "As you would like to be called. One name is enough."}>
<#assign autocompletes = {"username": "username", "email": "email", "firstName": "name", "lastName": "family-name"}>

<#function shown>
  <#return profile.attributes?filter(each -> each.name != "lastName" || each.required || (each.value!"") != "")>
</#function>

<#macro fields>
<#list shown() as each>
<@form.text name=each.name label=(labels[each.name]!advancedMsg(each.displayName!each.name)) + each.required?then("", " (optional)")
  value=each.value!"" hint=hints[each.name]!"" autocomplete=autocompletes[each.name]!"off" inputmode=(each.name == "email")?then("email", "text") readOnly=each.readOnly />
</#list>
</#macro>
