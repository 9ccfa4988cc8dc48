<#import "/words/about.ftl" as about>
<#assign letter = {
  "title": "Confirm your new e-mail address",
  "before": ["You asked to use ${newEmail} for your account with ${about.for()}.",
    "To show that the address is yours, open this link within ${about.time()}:"],
  "action": "Use this e-mail address",
  "after": ["If it was not you, do nothing: the account keeps the address that it has."]
}>
