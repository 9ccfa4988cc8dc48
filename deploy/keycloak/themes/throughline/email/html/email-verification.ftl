<#include "/words/email-verification.ftl">
<#include "letter.ftl">
