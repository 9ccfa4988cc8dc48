package throughline.volunteers.hours;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import throughline.platform.core.permission.Places;
import throughline.platform.core.time.London;
import throughline.platform.database.Sql;

/** What waits at a coordinator's places, what is unusual first, with what is unusual in it. */
@ApplicationScoped
class ApprovalQueue {
  private static final Duration LONG = Duration.ofHours(8);
  private static final Duration FAR = Duration.ofHours(1);
  private static final Duration LATELY = Duration.ofDays(180);

  /** Each kind of coordinator has a statement of their own, since one plan serves one of them. */
  private static final String SOME_PLACES = "AND e.library_code = ANY (CAST(:places AS text[]))";

  private static final String WAITING =
      """
      WITH waiting AS MATERIALIZED (
        SELECT e.*, (e.started_at AT TIME ZONE 'Europe/London')::date AS day
          FROM hours_entry e
         WHERE e.status = 'SUBMITTED' %s AND (CAST(:library AS text) IS NULL OR e.library_code = :library)),
      usual AS (
        SELECT w.id, extract(epoch FROM lately.length) / 60 AS minutes
          FROM waiting w
         CROSS JOIN LATERAL (
               SELECT count(*) AS entries, avg(length) AS length
                 FROM (SELECT ended_at - started_at AS length FROM hours_entry
                        WHERE status = 'APPROVED' AND volunteer_id = w.volunteer_id
                        ORDER BY started_at DESC LIMIT 10) AS last) AS lately
         WHERE w.ended_at - w.started_at > interval '3 hours' AND lately.entries >= 3),
      same_day AS (
        SELECT w.id
          FROM waiting w
         CROSS JOIN LATERAL (
               SELECT FROM hours_entry o
                WHERE o.volunteer_id = w.volunteer_id AND o.id <> w.id AND o.status IN ('SUBMITTED', 'APPROVED', 'DISPUTED')
                  AND o.started_at >= w.day AT TIME ZONE 'Europe/London' AND o.started_at < (w.day + 1) AT TIME ZONE 'Europe/London'
                  AND o.ended_at - o.started_at = w.ended_at - w.started_at LIMIT 1) AS o),
      expected AS (
        SELECT w.id, count(*) AS slots, bool_or(at.place_code = w.library_code AND at.now) AS here,
               min(l.name) FILTER (WHERE at.place_code <> w.library_code AND at.now) AS elsewhere
          FROM waiting w
          JOIN LATERAL (
               SELECT s.place_code, s.weekday = extract(isodow FROM w.day)
                      AND tstzrange((w.day + s.starts) AT TIME ZONE 'Europe/London',
                                    (w.day + s.ends + CASE WHEN s.ends <= s.starts THEN interval '1 day' ELSE interval '0' END)
                                      AT TIME ZONE 'Europe/London')
                          && tstzrange(w.started_at, w.ended_at) AS now
                 FROM slot_volunteer sv JOIN slot s ON s.id = sv.slot_id
                WHERE sv.volunteer_id = w.volunteer_id AND sv.first_day <= w.day
                  AND (sv.last_day IS NULL OR sv.last_day >= w.day) AND (s.last_day IS NULL OR s.last_day >= w.day)
                UNION ALL
               SELECT place_code, true
                 FROM shift_signup u JOIN shift ON shift.id = u.shift_id
                WHERE u.volunteer_id = w.volunteer_id AND given_up_at IS NULL AND cancelled_at IS NULL
                  AND tstzrange(u.starts_at, u.ends_at) && tstzrange(w.started_at, w.ended_at)) AS at ON true
          JOIN library l ON l.code = at.place_code
         WHERE w.slot_id IS NULL
         GROUP BY w.id),
      alone AS (
        SELECT place_code, min(CAST(person_id AS text)) AS person
          FROM place_coordinator WHERE place_code <> '*' AND seen_at >= :since
         GROUP BY place_code HAVING count(*) = 1)
      SELECT w.id, w.version, w.started_at, w.ended_at, w.entered_at, w.changed_at, w.reason,
             :person IN (w.volunteer_id, w.entered_by) AS own,
             (w.entered_at AT TIME ZONE 'Europe/London')::date - w.day AS days_late,
             u.minutes::int AS usual_minutes,
             same_day.id IS NOT NULL AS twice,
             x.elsewhere, coalesce(NOT x.here, false) AND x.elsewhere IS NULL AS outside,
             w.version > 2 AND EXISTS (
               SELECT FROM hours_version v WHERE v.entry_id = w.id AND v.status IN ('APPROVED', 'DISPUTED')) AS corrected,
             w.day <= (SELECT until FROM reported_period) AS adjustment,
             alone.person IS NOT NULL AS alone
        FROM waiting w
        LEFT JOIN usual u ON u.id = w.id
        LEFT JOIN same_day ON same_day.id = w.id
        LEFT JOIN expected x ON x.id = w.id
        LEFT JOIN alone ON alone.place_code = w.library_code AND CAST(alone.person AS uuid) = w.volunteer_id
       ORDER BY w.entered_at, w.id
      """;

  private static final String OTHERS =
      """
      SELECT c.place_code AS place, string_agg(d.display_name, ', ' ORDER BY d.display_name) AS names
        FROM place_coordinator c JOIN person_details d USING (person_id)
       WHERE c.person_id <> :person AND c.seen_at >= :since
       GROUP BY 1
      """;

  /**
   * An entry that waits.
   *
   * @param own whether the coordinator worked or entered it
   * @param usualMinutes what the volunteer gave on average lately; null if not known
   * @param elsewhere where the volunteer was expected at this time; null if nowhere else
   * @param outside whether the volunteer has slots, and this is in none
   * @param alone whether its volunteer is the only coordinator of the library
   */
  record Waits(
      UUID id,
      long version,
      Instant startedAt,
      Instant endedAt,
      Instant enteredAt,
      Instant changedAt,
      String reason,
      boolean own,
      int daysLate,
      Integer usualMinutes,
      boolean twice,
      String elsewhere,
      boolean outside,
      boolean corrected,
      Boolean adjustment,
      boolean alone) {

    int minutes() {
      return new WorkedTime(startedAt, endedAt).minutes();
    }

    boolean isUsual() {
      return !own && why().isEmpty();
    }

    private int place() {
      return own ? 2 : why().isEmpty() ? 1 : 0;
    }

    /** What is unusual in it, in words. */
    public List<String> why() {
      var why = new ArrayList<String>();
      if (corrected) {
        why.add("Approved before, and put right");
      }
      if (Boolean.TRUE.equals(adjustment)) {
        why.add("Adjusts a time that is reported");
      }
      if (alone) {
        why.add("The library's only coordinator");
      }
      if (minutes() > LONG.toMinutes()) {
        why.add("Long");
      }
      if (daysLate > AskWhy.LATE_DAYS) {
        why.add("%d days late".formatted(daysLate));
      }
      if (usualMinutes != null
          && minutes() > 2 * usualMinutes
          && minutes() > usualMinutes + FAR.toMinutes()) {
        why.add("Usually about " + London.hours(usualMinutes));
      }
      if (twice) {
        why.add("As long as another of the same day");
      }
      if (elsewhere != null) {
        why.add("Expected at %s then".formatted(elsewhere));
      } else if (outside) {
        why.add("Outside their slots");
      }
      return why;
    }
  }

  private record Others(String place, String names) {}

  private final Sql sql;
  private final Clock clock;

  ApprovalQueue(Sql sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /** What is unusual first, then what is usual, last what somebody else has to approve. */
  List<Waits> read(UUID person, Places places, String library) {
    return sql
        .of(WAITING.formatted(places.all() ? "" : SOME_PLACES))
        .bind("places", places.codes())
        .bind("library", library)
        .bind("person", person)
        .bind("since", since())
        .list(Waits.class)
        .stream()
        .sorted(Comparator.comparingInt(Waits::place))
        .toList();
  }

  /** Who can approve what somebody must not approve themselves, by library, in words. */
  Map<String, String> othersWhoApprove(UUID person, Collection<String> libraries) {
    var named =
        sql.of(OTHERS).bind("person", person).bind("since", since()).list(Others.class).stream()
            .collect(Collectors.toMap(Others::place, Others::names));
    var county = named.remove(DecideHours.COUNTY);
    if (county != null) {
      libraries.forEach(each -> named.putIfAbsent(each, "the county: " + county));
    }
    return named;
  }

  private Instant since() {
    return clock.instant().minus(LATELY);
  }
}
