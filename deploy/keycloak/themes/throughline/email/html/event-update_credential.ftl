<#include "/words/event-update_credential.ftl">
<#include "letter.ftl">
