package throughline.volunteers.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import throughline.platform.core.time.Quarter;
import throughline.platform.database.Sql;
import throughline.platform.database.equality.EthnicGroup;
import throughline.platform.database.equality.OfEquality;

/** Counts answers, where alone they can be read, beside how many were asked. */
@ApplicationScoped
class CohortCounts {
  private static final int QUARTERS = 4;

  /** What was counted of a district. It may tell an answer: {@link Told} says what leaves. */
  record Counted(
      String district,
      long answered,
      long sexKnown,
      long women,
      long groupKnown,
      long minorities,
      long limitKnown,
      long limited,
      long ageKnown,
      long under25) {
    /** Hides numbers that may be small from any log that this slips into. */
    @Override
    public String toString() {
      return "Counted";
    }
  }

  /** How many of a district were asked. */
  record Asked(String district, long asked) {}

  private static final String COUNT =
      """
      SELECT area AS district,
             count(*) FILTER (WHERE sex_known OR group_known OR limit_known OR age_known) AS answered,
             count(*) FILTER (WHERE sex_known) AS sex_known,
             count(*) FILTER (WHERE sex = 'FEMALE') AS women,
             count(*) FILTER (WHERE group_known) AS group_known,
             count(*) FILTER (WHERE ethnic_group = ANY (CAST(:minorities AS text[]))) AS minorities,
             count(*) FILTER (WHERE limit_known) AS limit_known,
             count(*) FILTER (WHERE disability IN ('A_LOT', 'A_LITTLE')) AS limited,
             count(*) FILTER (WHERE age_known) AS age_known,
             count(*) FILTER (WHERE age_band = 'UNDER_25') AS under25
      FROM (SELECT *, sex <> 'PREFER_NOT_TO_SAY' AS sex_known,
                   ethnic_group <> 'PREFER_NOT_TO_SAY' AS group_known,
                   disability <> 'PREFER_NOT_TO_SAY' AS limit_known,
                   age_band <> 'PREFER_NOT_TO_SAY' AS age_known
            FROM equality.cohort_answer
            WHERE quarter = ANY (CAST(:quarters AS text[])) AND area <> '') AS said
      GROUP BY area ORDER BY area
      """;

  private static final String ASKED =
      """
      SELECT district, CAST(sum(asked) AS bigint) AS asked FROM monitoring_cohort
      WHERE quarter = ANY (CAST(:quarters AS text[])) GROUP BY district ORDER BY district
      """;

  private final Sql sql;
  private final Sql ofEquality;

  CohortCounts(Sql sql, @OfEquality Sql ofEquality) {
    this.sql = sql;
    this.ofEquality = ofEquality;
  }

  /**
   * @param last the last quarter of the financial year
   */
  List<Counted> count(Quarter last) {
    return ofEquality
        .of(COUNT)
        .bind("quarters", quarters(last))
        .bind("minorities", EthnicGroup.minorities())
        .list(Counted.class);
  }

  List<Asked> asked(Quarter last) {
    return sql.of(ASKED).bind("quarters", quarters(last)).list(Asked.class);
  }

  private static List<String> quarters(Quarter last) {
    var codes = new ArrayList<String>();
    for (var quarter = last; codes.size() < QUARTERS; quarter = quarter.before()) {
      codes.add(quarter.code());
    }
    return codes;
  }
}
