<#include "/words/event-update_password.ftl">
<#include "letter.ftl">
