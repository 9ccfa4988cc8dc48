<#import "template.ftl" as frame>
<@frame.emailLayout>
<h1 style="margin: 0 0 20px; font-size: 27px; line-height: 1.2">${letter.title}</h1>
<#list letter.before as sentence><@frame.sentence>${sentence}</@frame.sentence></#list>
<#if letter.list?has_content>
<ul style="margin: 0 0 20px; padding-left: 20px"><#list letter.list as item><li>${item}</li></#list></ul>
</#if>
<#list letter.between![] as sentence><@frame.sentence>${sentence}</@frame.sentence></#list>
<#if letter.action??>
<@frame.sentence><a href="${link}" style="display: inline-block; padding: 10px 16px; background: #0f7a52; color: #ffffff; font-weight: bold; text-decoration: none">${letter.action}</a></@frame.sentence>
</#if>
<#list letter.after![] as sentence><@frame.sentence>${sentence}</@frame.sentence></#list>
</@frame.emailLayout>
