<#-- What Keycloak keeps of a person and the person may see, in its own order. -->
<#import "form.ftl" as form>

<#assign labels = {"username": "User name", "email": "E-mail address", "firstName": "Full name"}>
<#assign hints = {"firstName": "As you would like to be called. One name is enough."}>
<#assign autocompletes = {"username": "username", "email": "email", "firstName": "name"}>

<#macro fields>
<#list profile.attributes as each>
<@form.text name=each.name label=(labels[each.name]!advancedMsg(each.displayName!each.name)) + each.required?then("", " (optional)")
  value=each.value!"" hint=hints[each.name]!"" autocomplete=autocompletes[each.name]!"off" inputmode=(each.name == "email")?then("email", "text") readOnly=each.readOnly />
</#list>
</#macro>
