<#import "/words/about.ftl" as about>
<#assign letter = {
  "title": "Your account needs something from you",
  "before": ["Whoever looks after accounts asks you to do this for your account with ${about.for()}:"],
  "list": (requiredActions![])?map(action -> msg("requiredAction." + action)),
  "between": ["Open this link within ${about.time()}:"],
  "action": "Go on",
  "after": ["If you do not know why, ask at your library before you open the link."]
}>
