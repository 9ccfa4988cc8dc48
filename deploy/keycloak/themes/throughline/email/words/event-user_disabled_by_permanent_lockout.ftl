<#import "/words/about.ftl" as about>
<#assign letter = {
  "title": "Nobody can sign in as you any more",
  "before": ["After too many wrong passwords your account with ${realmName} is switched off. The last wrong one was sent on ${about.moment(event)}."],
  "after": ["Ask whoever looks after accounts at your library to switch it on again."]
}>
