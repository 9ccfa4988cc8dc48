<#ftl output_format="plainText">
<#include "/words/password-reset.ftl">
<#include "letter.ftl">
