<#ftl output_format="plainText">
<#include "/words/event-user_disabled_by_temporary_lockout.ftl">
<#include "letter.ftl">
