<#ftl output_format="plainText">
<#include "/words/event-update_password.ftl">
<#include "letter.ftl">
