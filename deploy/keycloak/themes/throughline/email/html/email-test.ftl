<#include "/words/email-test.ftl">
<#include "letter.ftl">
