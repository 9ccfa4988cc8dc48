<#ftl output_format="plainText">
<#include "/words/email-test.ftl">
<#include "letter.ftl">
