<#include "/words/password-reset.ftl">
<#include "letter.ftl">
