<#ftl output_format="plainText">
<#include "/words/executeActions.ftl">
<#include "letter.ftl">
