<#import "/words/about.ftl" as about>
<#assign letter = {
  "title": "Confirm your e-mail address",
  "before": ["Somebody, we think you, gave this e-mail address for an account with ${about.for()}.",
    "To show that the address is yours, open this link within ${about.time()}:"],
  "action": "Confirm my e-mail address",
  "after": ["If it was not you, do nothing. Without the link nobody can use the account."]
}>
