<#ftl output_format="plainText">
<#include "/words/email-update-confirmation.ftl">
<#include "letter.ftl">
