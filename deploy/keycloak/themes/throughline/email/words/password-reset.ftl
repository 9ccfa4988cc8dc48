<#import "/words/about.ftl" as about>
<#assign letter = {
  "title": "Choose a new password",
  "before": ["Somebody, we think you, asked for a new password for your account with ${about.for()}.",
    "To choose one, open this link within ${about.time()}:"],
  "action": "Choose a new password",
  "after": ["If it was not you, do nothing: your password stays as it is. We never ask you for it by e-mail or on the phone."]
}>
