<#ftl output_format="plainText">
${letter.title}

<#list letter.before as sentence>
${sentence}

</#list>
<#list letter.list![] as item>
* ${item}
</#list>
<#list letter.between![] as sentence>

${sentence}

</#list>
<#if letter.action??>
${link}

</#if>
<#list letter.after![] as sentence>
${sentence}

</#list>
-- 
${realmName}
