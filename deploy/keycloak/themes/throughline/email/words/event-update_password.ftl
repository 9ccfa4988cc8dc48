<#import "/words/about.ftl" as about>
<#assign letter = {
  "title": "Your password was changed",
  "before": ["The password of your account with ${realmName} was changed on ${about.moment(event)}."],
  "after": ["If it was not you, choose a new password at once: follow ‘Forgotten your password?’ where you sign in. Then tell whoever looks after accounts at your library."]
}>
