<#import "/words/about.ftl" as about>
<#assign letter = {
  "title": "An app for codes was removed",
  "before": ["An app for codes was removed from your account with ${realmName} on ${about.moment(event)}. You no longer need its code to sign in."],
  "after": ["If it was not you, choose a new password at once: follow ‘Forgotten your password?’ where you sign in. Then tell whoever looks after accounts at your library."]
}>
