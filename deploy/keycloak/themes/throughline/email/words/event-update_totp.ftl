<#import "/words/about.ftl" as about>
<#assign letter = {
  "title": "An app for codes was set up",
  "before": ["An app for codes was set up for your account with ${realmName} on ${about.moment(event)}."],
  "after": ["If it was not you, choose a new password at once: follow ‘Forgotten your password?’ where you sign in. Then tell whoever looks after accounts at your library."]
}>
