<#import "layout.ftl" as layout>
<@layout.page title="We cannot go on" told=false>
<p class="govuk-body">${message.summary?remove_ending(".")}.</p>
<@layout.back />
</@layout.page>
