<#include "/words/event-update_totp.ftl">
<#include "letter.ftl">
