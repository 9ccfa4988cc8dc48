<#include "/words/event-remove_credential.ftl">
<#include "letter.ftl">
