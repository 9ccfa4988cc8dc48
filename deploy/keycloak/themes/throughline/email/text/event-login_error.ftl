<#ftl output_format="plainText">
<#include "/words/event-login_error.ftl">
<#include "letter.ftl">
