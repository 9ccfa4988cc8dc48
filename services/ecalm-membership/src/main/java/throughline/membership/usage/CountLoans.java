package throughline.membership.usage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import throughline.contracts.membership.LoanCountState;
import throughline.contracts.membership.MembershipEvents;
import throughline.platform.database.Statements;
import throughline.platform.messaging.Outbox;
import throughline.platform.messaging.OutboxEvent;

/** Adds to what the days of libraries come to, and publishes each day that is another now. */
@ApplicationScoped
class CountLoans {

  private static final String ADD =
      """
      INSERT INTO loan_count AS c
             (library_code, day, version, issues, issues_without_renewals, childrens_issues, under5_issues,
              under5_issues_without_renewals, under5_childrens_issues)
      SELECT more.library_code, more.day, 1, more.a, more.b, more.c, more.d, more.e, more.f
        FROM unnest(?::text[], ?::date[], ?::int[], ?::int[], ?::int[], ?::int[], ?::int[], ?::int[])
             AS more (library_code, day, a, b, c, d, e, f)
       ORDER BY more.library_code COLLATE "C", more.day
      ON CONFLICT (library_code, day) DO UPDATE
         SET version = c.version + 1,
             issues = c.issues + EXCLUDED.issues,
             issues_without_renewals = c.issues_without_renewals + EXCLUDED.issues_without_renewals,
             childrens_issues = c.childrens_issues + EXCLUDED.childrens_issues,
             under5_issues = c.under5_issues + EXCLUDED.under5_issues,
             under5_issues_without_renewals =
               c.under5_issues_without_renewals + EXCLUDED.under5_issues_without_renewals,
             under5_childrens_issues = c.under5_childrens_issues + EXCLUDED.under5_childrens_issues
      RETURNING c.*, (SELECT district_code FROM library WHERE code = c.library_code) AS district_code
      """;

  private final Statements statements;
  private final Outbox outbox;
  private final Clock clock;

  CountLoans(Statements statements, Outbox outbox, Clock clock) {
    this.statements = statements;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** What changes by one loan, as it was before and as it is now. */
  static void change(SortedMap<LibraryDay, LoanCounts> changes, LoanRow before, LoanRow now) {
    if (before != null && before.counts()) {
      changes.merge(at(before), LoanCounts.NONE.minus(before.counted()), LoanCounts::plus);
    }
    if (now.counts()) {
      changes.merge(at(now), now.counted(), LoanCounts::plus);
    }
  }

  private static LibraryDay at(LoanRow row) {
    return new LibraryDay(row.library(), row.day());
  }

  /** By so much. */
  @Transactional(Transactional.TxType.MANDATORY)
  void add(SortedMap<LibraryDay, LoanCounts> changes) {
    var real = new TreeMap<>(changes);
    real.values().removeIf(LoanCounts.NONE::equals);
    if (!real.isEmpty()) {
      outbox.appendAll(counted(real).stream().map(this::event).toList());
    }
  }

  private List<LoanCountState> counted(Map<LibraryDay, LoanCounts> changes) {
    return statements.all(
        ADD,
        CountLoans::state,
        SqlArrays.of(changes.keySet(), LibraryDay::library),
        SqlArrays.of(changes.keySet(), LibraryDay::day),
        numbers(changes, LoanCounts::issues),
        numbers(changes, LoanCounts::issuesWithoutRenewals),
        numbers(changes, LoanCounts::childrensIssues),
        numbers(changes, LoanCounts::under5Issues),
        numbers(changes, LoanCounts::under5IssuesWithoutRenewals),
        numbers(changes, LoanCounts::under5ChildrensIssues));
  }

  private static String[] numbers(
      Map<LibraryDay, LoanCounts> changes, ToIntFunction<LoanCounts> number) {
    return SqlArrays.of(changes.values(), number::applyAsInt);
  }

  private OutboxEvent event(LoanCountState state) {
    return OutboxEvent.of(
        MembershipEvents.LOANS_COUNTED,
        LoanCountState.id(state.library(), state.day()),
        state.version(),
        clock.instant(),
        state);
  }

  private static LoanCountState state(ResultSet row) throws SQLException {
    return new LoanCountState(
        row.getLong("version"),
        row.getString("library_code"),
        row.getString("district_code"),
        row.getObject("day", LocalDate.class),
        row.getLong("issues"),
        row.getLong("issues_without_renewals"),
        row.getLong("childrens_issues"),
        row.getLong("under5_issues"),
        row.getLong("under5_issues_without_renewals"),
        row.getLong("under5_childrens_issues"));
  }
}
