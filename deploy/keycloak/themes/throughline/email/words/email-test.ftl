<#assign letter = {
  "title": "E-mail works",
  "before": ["This is a test: ${realmName} can send e-mail."]
}>
