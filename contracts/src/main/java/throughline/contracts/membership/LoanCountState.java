package throughline.contracts.membership;

import java.time.LocalDate;
import throughline.contracts.AggregateState;
import throughline.contracts.Require;

/**
 * How many items a library lent on a day, to all borrowers and to those under 5 on that day. One
 * count for each day and library: no loan is told of by itself, and no borrower.
 *
 * @param version counts how often the count was told, from 1; the latest is right
 * @param library the code of the library
 * @param district the GSS code of the district in which it lies
 * @param day the local day of the loans
 * @param issues loans with renewals, as Public Lending Right counts them
 * @param issuesWithoutRenewals loans without renewals
 * @param childrensIssues those of {@code issues} whose item is meant for children
 * @param under5Issues those of {@code issues} to borrowers who were under 5 on the day
 * @param under5IssuesWithoutRenewals the same without renewals
 * @param under5ChildrensIssues those of {@code under5Issues} whose item is meant for children:
 *     parents borrow on their children's cards, too
 */
public record LoanCountState(
    long version,
    String library,
    String district,
    LocalDate day,
    Long issues,
    Long issuesWithoutRenewals,
    Long childrensIssues,
    Long under5Issues,
    Long under5IssuesWithoutRenewals,
    Long under5ChildrensIssues)
    implements AggregateState {

  public LoanCountState {
    Require.atLeast("version", 1, version);
    Require.present("library", library);
    Require.present("district", district);
    Require.present("day", day);
    Require.count("issues", issues);
    Require.count("issuesWithoutRenewals", issuesWithoutRenewals);
    Require.count("childrensIssues", childrensIssues);
    Require.count("under5Issues", under5Issues);
    Require.count("under5IssuesWithoutRenewals", under5IssuesWithoutRenewals);
    Require.count("under5ChildrensIssues", under5ChildrensIssues);
  }

  public static String id(String library, LocalDate day) {
    return library + "/" + day;
  }
}
