<#import "frame.ftl" as frame>
<@frame.page title="We cannot go on" told=false>
<p class="govuk-body">${message.summary?remove_ending(".")}.</p>
<@frame.back />
</@frame.page>
