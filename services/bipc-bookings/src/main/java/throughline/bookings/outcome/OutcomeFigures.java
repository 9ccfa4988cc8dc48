package throughline.bookings.outcome;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import throughline.platform.core.permission.Places;
import throughline.platform.database.Sql;

/** What came of it, in numbers, each beside how many were asked and answered. */
@ApplicationScoped
class OutcomeFigures {
  /**
   * The questions of one step.
   *
   * @param asked who was to be asked, also without an address
   * @param reached to whom a mail went, or who was spoken to
   * @param started businesses that the answers of this step are the first to tell of
   * @param jobsTenths jobs that they are the first to tell of
   */
  record Step(
      int months,
      long asked,
      long reached,
      long answered,
      long started,
      long grown,
      long jobsTenths,
      long trading,
      long seen,
      long registered,
      long selfReported) {
    public String jobs() {
      return tenths(jobsTenths);
    }

    public String rate() {
      return asked == 0 ? "–" : Math.round(100.0 * answered / asked) + "%";
    }

    Step and(Step other) {
      return new Step(
          0,
          asked + other.asked,
          reached + other.reached,
          answered + other.answered,
          started + other.started,
          grown + other.grown,
          jobsTenths + other.jobsTenths,
          trading + other.trading,
          seen + other.seen,
          registered + other.registered,
          selfReported + other.selfReported);
    }
  }

  private static final String BY_STEP =
      """
      SELECT months, count(*) AS asked, count(reached_at) AS reached, count(o.id) AS answered,
             count(*) FILTER (WHERE told_started) AS started,
             count(*) FILTER (WHERE o.grown <> 'NO') AS grown,
             coalesce(sum(told_jobs), 0) AS jobs_tenths,
             count(*) FILTER (WHERE o.still_trading) AS trading,
             count(*) FILTER (WHERE o.evidence = 'SEEN_BY_STAFF') AS seen,
             count(*) FILTER (WHERE o.evidence = 'COMPANIES_HOUSE') AS registered,
             count(*) FILTER (WHERE o.evidence = 'SELF_REPORTED') AS self_reported
      FROM follow_up f LEFT JOIN outcome o ON o.follow_up_id = f.id AND o.replaced_at IS NULL
      WHERE due_on BETWEEN CAST(:from AS date) AND CAST(:to AS date)
        AND (:everywhere OR f.library_code = ANY (CAST(:places AS text[])))
      GROUP BY months ORDER BY months
      """;

  private final Sql sql;

  OutcomeFigures(Sql sql) {
    this.sql = sql;
  }

  List<Step> of(LocalDate from, LocalDate to, Places places) {
    return sql.of(BY_STEP)
        .bind("from", from)
        .bind("to", to)
        .bind("everywhere", places.all())
        .bind("places", places.codes())
        .list(Step.class);
  }

  static Step total(List<Step> steps) {
    return steps.stream().reduce(new Step(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), Step::and);
  }

  static String tenths(long tenths) {
    return tenths % 10 == 0 ? Long.toString(tenths / 10) : tenths / 10 + "." + tenths % 10;
  }
}
