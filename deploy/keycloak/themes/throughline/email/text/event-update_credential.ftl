<#ftl output_format="plainText">
<#include "/words/event-update_credential.ftl">
<#include "letter.ftl">
