<#import "/words/about.ftl" as about>
<#assign letter = {
  "title": "Nobody can sign in as you for a while",
  "before": ["After too many wrong passwords nobody, not even you, can sign in to your account with ${realmName} for some minutes. The last wrong one was sent on ${about.moment(event)}."],
  "after": ["If it was not you, choose a new password at once: follow ‘Forgotten your password?’ where you sign in. Then tell whoever looks after accounts at your library."]
}>
