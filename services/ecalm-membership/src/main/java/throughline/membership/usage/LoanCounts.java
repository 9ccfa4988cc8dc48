package throughline.membership.usage;

/** The numbers that a day of a library comes to, or by which it changes. */
record LoanCounts(
    int issues,
    int issuesWithoutRenewals,
    int childrensIssues,
    int under5Issues,
    int under5IssuesWithoutRenewals,
    int under5ChildrensIssues) {

  static final LoanCounts NONE = new LoanCounts(0, 0, 0, 0, 0, 0);

  LoanCounts plus(LoanCounts more) {
    return with(more, 1);
  }

  LoanCounts minus(LoanCounts less) {
    return with(less, -1);
  }

  private LoanCounts with(LoanCounts other, int times) {
    return new LoanCounts(
        issues + times * other.issues,
        issuesWithoutRenewals + times * other.issuesWithoutRenewals,
        childrensIssues + times * other.childrensIssues,
        under5Issues + times * other.under5Issues,
        under5IssuesWithoutRenewals + times * other.under5IssuesWithoutRenewals,
        under5ChildrensIssues + times * other.under5ChildrensIssues);
  }
}
