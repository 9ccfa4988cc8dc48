<#import "/words/about.ftl" as about>
<#assign letter = {
  "title": "Somebody could not sign in as you",
  "before": ["Somebody tried to sign in to your account with ${realmName} and failed, on ${about.moment(event)}."],
  "after": ["If it was not you, choose a new password at once: follow ‘Forgotten your password?’ where you sign in. Then tell whoever looks after accounts at your library."]
}>
