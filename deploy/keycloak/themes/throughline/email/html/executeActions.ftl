<#include "/words/executeActions.ftl">
<#include "letter.ftl">
