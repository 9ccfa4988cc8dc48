<#ftl output_format="plainText">
<#include "/words/email-verification.ftl">
<#include "letter.ftl">
