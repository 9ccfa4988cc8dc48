<#include "/words/email-update-confirmation.ftl">
<#include "letter.ftl">
