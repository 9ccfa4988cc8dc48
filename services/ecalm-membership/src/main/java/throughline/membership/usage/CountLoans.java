package throughline.membership.usage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import throughline.contracts.membership.LoanCountState;
import throughline.contracts.membership.MembershipEvents;
import throughline.membership.usage.LoanTable.LoanRow;
import throughline.platform.database.Sql;
import throughline.platform.database.TextArray;
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
        FROM unnest(CAST(:libraries AS text[]), CAST(:days AS date[]), CAST(:a AS int[]), CAST(:b AS int[]),
                    CAST(:c AS int[]), CAST(:d AS int[]), CAST(:e AS int[]), CAST(:f AS int[]))
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
      RETURNING c.*, c.library_code AS library,
                (SELECT district_code FROM library WHERE code = c.library_code) AS district
      """;

  /** A day at a library, in the order in which everybody locks what is counted of it. */
  record LibraryDay(String library, LocalDate day) implements Comparable<LibraryDay> {

    private static final Comparator<LibraryDay> ORDER =
        Comparator.comparing(LibraryDay::library).thenComparing(LibraryDay::day);

    @Override
    public int compareTo(LibraryDay other) {
      return ORDER.compare(this, other);
    }
  }

  /** The numbers that a day of a library comes to, or by which it changes. */
  record Counts(
      int issues,
      int issuesWithoutRenewals,
      int childrensIssues,
      int under5Issues,
      int under5IssuesWithoutRenewals,
      int under5ChildrensIssues) {

    static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

    Counts plus(Counts more) {
      return with(more, 1);
    }

    Counts minus(Counts less) {
      return with(less, -1);
    }

    private Counts with(Counts other, int times) {
      return new Counts(
          issues + times * other.issues,
          issuesWithoutRenewals + times * other.issuesWithoutRenewals,
          childrensIssues + times * other.childrensIssues,
          under5Issues + times * other.under5Issues,
          under5IssuesWithoutRenewals + times * other.under5IssuesWithoutRenewals,
          under5ChildrensIssues + times * other.under5ChildrensIssues);
    }
  }

  private final Sql sql;
  private final Outbox outbox;
  private final Clock clock;

  CountLoans(Sql sql, Outbox outbox, Clock clock) {
    this.sql = sql;
    this.outbox = outbox;
    this.clock = clock;
  }

  static void change(SortedMap<LibraryDay, Counts> changes, LoanRow before, LoanRow now) {
    if (before != null && before.counts()) {
      changes.merge(at(before), Counts.NONE.minus(before.counted()), Counts::plus);
    }
    if (now.counts()) {
      changes.merge(at(now), now.counted(), Counts::plus);
    }
  }

  private static LibraryDay at(LoanRow row) {
    return new LibraryDay(row.library(), row.day());
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void add(SortedMap<LibraryDay, Counts> changes) {
    var real = new TreeMap<>(changes);
    real.values().removeIf(Counts.NONE::equals);
    if (!real.isEmpty()) {
      outbox.appendAll(counted(real).stream().map(this::event).toList());
    }
  }

  private List<LoanCountState> counted(Map<LibraryDay, Counts> changes) {
    return sql.of(ADD)
        .bind("libraries", TextArray.of(changes.keySet(), LibraryDay::library))
        .bind("days", TextArray.of(changes.keySet(), LibraryDay::day))
        .bind("a", numbers(changes, Counts::issues))
        .bind("b", numbers(changes, Counts::issuesWithoutRenewals))
        .bind("c", numbers(changes, Counts::childrensIssues))
        .bind("d", numbers(changes, Counts::under5Issues))
        .bind("e", numbers(changes, Counts::under5IssuesWithoutRenewals))
        .bind("f", numbers(changes, Counts::under5ChildrensIssues))
        .list(LoanCountState.class);
  }

  private static String[] numbers(Map<LibraryDay, Counts> changes, ToIntFunction<Counts> number) {
    return TextArray.of(changes.values(), number::applyAsInt);
  }

  private OutboxEvent event(LoanCountState state) {
    return OutboxEvent.of(
        MembershipEvents.LOANS_COUNTED,
        LoanCountState.id(state.library(), state.day()),
        state.version(),
        clock.instant(),
        state);
  }
}
