<#include "/words/event-remove_totp.ftl">
<#include "letter.ftl">
