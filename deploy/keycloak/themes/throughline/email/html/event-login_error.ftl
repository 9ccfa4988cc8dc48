<#include "/words/event-login_error.ftl">
<#include "letter.ftl">
