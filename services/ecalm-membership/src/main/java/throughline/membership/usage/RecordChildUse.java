package throughline.membership.usage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import throughline.contracts.membership.ChildUseState;
import throughline.contracts.membership.ChildUseState.Way;
import throughline.contracts.membership.MembershipEvents;
import throughline.platform.database.TextArray;
import throughline.platform.messaging.Outbox;
import throughline.platform.messaging.OutboxEvent;

/**
 * Works out from the rows in which way children used libraries in a month, and publishes what is
 * another than it was: most rows change nothing, since one loan in a month is enough. What a record
 * used that was merged is that of the record that stands, so that a child counts once.
 */
@ApplicationScoped
class RecordChildUse {

  private static final String RECORD =
      """
      WITH asked AS (
        SELECT DISTINCT counted.member_key, a.month
          FROM unnest(CAST(:members AS uuid[]), CAST(:months AS date[])) AS a (member_key, month) JOIN member m ON m.key = a.member_key
         CROSS JOIN LATERAL (VALUES (m.key), (coalesce(m.merged_into, m.key))) AS counted (member_key)),
      record AS (
        SELECT a.*, m.key FROM asked a JOIN member m ON m.key = a.member_key AND m.merged_into IS NULL
        UNION ALL
        SELECT a.*, m.key FROM asked a JOIN member m ON m.merged_into = a.member_key),
      seen AS (
        SELECT a.member_key, a.month, use.library_code, bool_or(use.loan) AS loan, bool_or(NOT use.loan) AS event
          FROM record a
         CROSS JOIN LATERAL (
           SELECT l.library_code, true AS loan FROM loan l
            WHERE l.member_key = a.key AND l.counts
              AND l.day >= a.month AND l.day < (a.month + interval '1 month')::date
           UNION ALL
           SELECT t.library_code, false FROM attendance_member m JOIN attendance t USING (batch, row_ref)
            WHERE m.member_key = a.key AND t.counts
              AND t.day >= a.month AND t.day < (a.month + interval '1 month')::date) AS use
         GROUP BY a.member_key, a.month, use.library_code),
      told AS (
        SELECT u.* FROM child_use u JOIN asked USING (member_key, month)),
      now AS (
        SELECT member_key, month, library_code, told.way AS before,
               CASE WHEN loan AND event THEN 'BOTH' WHEN loan THEN 'LOANS' WHEN event THEN 'EVENTS' ELSE 'NONE' END
                 AS way
          FROM seen FULL JOIN told USING (member_key, month, library_code))
      INSERT INTO child_use AS u (member_key, month, library_code, version, way)
      SELECT member_key, month, library_code, 1, way FROM now
       WHERE way IS DISTINCT FROM before ORDER BY member_key, month, library_code
      ON CONFLICT (member_key, month, library_code) DO UPDATE
         SET version = u.version + 1, way = EXCLUDED.way
      RETURNING u.member_key AS member, u.month, u.library_code AS library, u.version, u.way,
                (SELECT district_code FROM library WHERE code = u.library_code) AS district
      """;

  private static final String MAKE_CHILD_KEYS =
      """
      INSERT INTO child_use_key (member_key, year)
      SELECT DISTINCT member_key, year FROM unnest(CAST(:members AS uuid[]), CAST(:years AS int[])) AS used (member_key, year)
       ORDER BY member_key, year
      ON CONFLICT DO NOTHING
      """;

  /** One that is there is locked, so that it does not go with a brother or sister meanwhile. */
  private static final String MAKE_FAMILY_KEYS =
      """
      INSERT INTO family_use_key (household_key, year)
      SELECT DISTINCT coalesce(m.household_key, m.key) AS household, used.year
        FROM unnest(CAST(:members AS uuid[]), CAST(:years AS int[])) AS used (member_key, year) JOIN member m ON m.key = used.member_key
       ORDER BY household, used.year
      ON CONFLICT (household_key, year) DO UPDATE SET year = EXCLUDED.year WHERE false
      """;

  private static final String KEYS =
      """
      SELECT DISTINCT c.member_key AS member, c.year, c.key AS child, f.key AS family
        FROM unnest(CAST(:members AS uuid[]), CAST(:years AS int[])) AS used (member_key, year)
        JOIN child_use_key c USING (member_key, year)
        JOIN member m ON m.key = c.member_key
        JOIN family_use_key f ON f.household_key = coalesce(m.household_key, m.key) AND f.year = c.year
      """;

  private static final int FIRST_MONTH_OF_YEAR = 4;

  private record Used(
      UUID member, LocalDate month, String library, String district, long version, Way way) {

    ChildYear year() {
      var january = month.getMonthValue() < FIRST_MONTH_OF_YEAR;
      return new ChildYear(member, january ? month.getYear() - 1 : month.getYear());
    }
  }

  private record ChildYear(UUID member, int year) {}

  private record Keys(UUID member, int year, UUID child, UUID family) {}

  /**
   * A month of a member.
   *
   * @param month its first day
   */
  record ChildMonth(UUID member, LocalDate month) implements Comparable<ChildMonth> {

    private static final Comparator<ChildMonth> ORDER =
        Comparator.comparing(ChildMonth::member).thenComparing(ChildMonth::month);

    static ChildMonth of(UUID member, LocalDate day) {
      return new ChildMonth(member, day.withDayOfMonth(1));
    }

    @Override
    public int compareTo(ChildMonth other) {
      return ORDER.compare(this, other);
    }
  }

  private final Jdbi jdbi;
  private final Outbox outbox;
  private final Clock clock;

  RecordChildUse(Jdbi jdbi, Outbox outbox, Clock clock) {
    this.jdbi = jdbi;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void of(SortedSet<ChildMonth> months) {
    if (months.isEmpty()) {
      return;
    }
    var changed =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(RECORD)
                    .bind("members", TextArray.of(months, ChildMonth::member))
                    .bind("months", TextArray.of(months, ChildMonth::month))
                    .mapTo(Used.class)
                    .list());
    if (!changed.isEmpty()) {
      publish(changed);
    }
  }

  private void publish(List<Used> changed) {
    var keys = keys(changed);
    outbox.appendAll(changed.stream().map(used -> event(used, keys.get(used.year()))).toList());
  }

  private Map<ChildYear, Keys> keys(List<Used> changed) {
    var years = changed.stream().map(Used::year).distinct().toList();
    var used =
        Map.of(
            "members", TextArray.of(years, ChildYear::member),
            "years", TextArray.of(years, ChildYear::year));
    return jdbi
        .withHandle(
            handle -> {
              handle.createUpdate(MAKE_CHILD_KEYS).bindMap(used).execute();
              handle.createUpdate(MAKE_FAMILY_KEYS).bindMap(used).execute();
              return handle.createQuery(KEYS).bindMap(used).mapTo(Keys.class).list();
            })
        .stream()
        .collect(
            Collectors.toMap(found -> new ChildYear(found.member(), found.year()), found -> found));
  }

  private OutboxEvent event(Used used, Keys keys) {
    var month = YearMonth.from(used.month());
    return OutboxEvent.of(
        MembershipEvents.USE_RECORDED,
        ChildUseState.id(keys.child(), month, used.library()),
        used.version(),
        clock.instant(),
        new ChildUseState(
            used.version(),
            keys.child().toString(),
            keys.family().toString(),
            used.month(),
            used.library(),
            used.district(),
            used.way()));
  }
}
