<#ftl output_format="plainText">
<#include "/words/event-remove_totp.ftl">
<#include "letter.ftl">
