<#ftl output_format="plainText">
<#include "/words/event-user_disabled_by_permanent_lockout.ftl">
<#include "letter.ftl">
