<#import "/words/about.ftl" as about>
<#assign letter = {
  "title": "How you sign in was changed",
  "before": ["A way to sign in to your account with ${realmName} was removed on ${about.moment(event)}."],
  "after": ["If it was not you, choose a new password at once: follow ‘Forgotten your password?’ where you sign in. Then tell whoever looks after accounts at your library."]
}>
