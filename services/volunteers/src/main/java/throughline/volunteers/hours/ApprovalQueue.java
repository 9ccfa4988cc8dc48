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
  /** From so many approved entries of the last year it is known what somebody usually gives. */
  private static final int KNOWN_FROM = 3;

  private static final Duration LONG = Duration.ofHours(8);
  private static final Duration FAR = Duration.ofHours(1);
  private static final Duration YEAR = Duration.ofDays(365);

  /** Each kind of coordinator has a statement of their own, since one plan serves one of them. */
  private static final String SOME_PLACES = "AND e.library_code = ANY (CAST(:places AS text[]))";

  private static final String WAITING =
      """
      WITH waiting AS MATERIALIZED (
        SELECT e.*, (e.started_at AT TIME ZONE 'Europe/London')::date AS day
          FROM hours_entry e
         WHERE e.status = 'SUBMITTED' %s AND (CAST(:library AS text) IS NULL OR e.library_code = :library)),
      usual AS (
        SELECT volunteer_id, extract(epoch FROM avg(ended_at - started_at)) / 60 AS minutes
          FROM hours_entry
         WHERE status = 'APPROVED' AND volunteer_id IN (SELECT volunteer_id FROM waiting) AND started_at >= :since
         GROUP BY volunteer_id HAVING count(*) >= :known),
      same_day AS (
        SELECT DISTINCT w.id
          FROM waiting w
          JOIN hours_entry o ON o.volunteer_id = w.volunteer_id AND o.id <> w.id
               AND o.status IN ('SUBMITTED', 'APPROVED', 'DISPUTED')
               AND o.started_at > w.started_at - interval '24 hours' AND o.started_at < w.started_at + interval '24 hours'
         WHERE o.ended_at - o.started_at = w.ended_at - w.started_at
           AND (o.started_at AT TIME ZONE 'Europe/London')::date = w.day),
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
         GROUP BY w.id)
      SELECT w.id, w.version, w.started_at, w.ended_at, w.entered_at, w.changed_at, w.reason,
             :person IN (w.volunteer_id, w.entered_by) AS own,
             (w.entered_at AT TIME ZONE 'Europe/London')::date - w.day AS days_late,
             u.minutes::int AS usual_minutes,
             same_day.id IS NOT NULL AS twice,
             x.elsewhere, coalesce(NOT x.here, false) AND x.elsewhere IS NULL AS outside,
             w.version > 2 AND EXISTS (
               SELECT FROM hours_version v WHERE v.entry_id = w.id AND v.status IN ('APPROVED', 'DISPUTED')) AS corrected,
             w.day <= (SELECT until FROM reported_period) AS adjustment,
             w.volunteer_id IN (SELECT approved_by FROM hours_entry WHERE status = 'APPROVED' AND library_code = w.library_code)
             AND NOT EXISTS (
               SELECT FROM hours_entry a
                WHERE a.status = 'APPROVED' AND a.library_code = w.library_code AND a.approved_by <> w.volunteer_id
                  AND a.approved_at >= :since) AS alone
        FROM waiting w
        LEFT JOIN usual u USING (volunteer_id)
        LEFT JOIN same_day ON same_day.id = w.id
        LEFT JOIN expected x ON x.id = w.id
       ORDER BY w.entered_at, w.id
      """;

  private static final String APPROVERS =
      """
      SELECT e.library_code AS library, string_agg(DISTINCT d.display_name, ', ') AS names
        FROM hours_entry e JOIN person_details d ON d.person_id = e.approved_by
       WHERE e.status = 'APPROVED' AND e.library_code = ANY (CAST(:libraries AS text[]))
         AND e.approved_by <> :person AND e.approved_at >= :since
       GROUP BY 1
      """;

  private static final String OF_THE_COUNTY =
      """
      SELECT string_agg(DISTINCT d.display_name, ', ')
        FROM county_coordinator c JOIN person_details d USING (person_id)
       WHERE person_id <> :person AND seen_at >= :since
      """;

  /**
   * An entry that waits.
   *
   * @param own whether the coordinator worked or entered it
   * @param usualMinutes what the volunteer gave on average in the last year; null if not known
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

  private record Approvers(String library, String names) {}

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
        .bind("known", KNOWN_FROM)
        .bind("since", since())
        .list(Waits.class)
        .stream()
        .sorted(Comparator.comparingInt(Waits::place))
        .toList();
  }

  /** Who can approve what somebody must not approve themselves, by library, in words. */
  Map<String, String> othersWhoApprove(UUID person, Collection<String> libraries) {
    var named =
        sql
            .of(APPROVERS)
            .bind("libraries", libraries)
            .bind("person", person)
            .bind("since", since())
            .list(Approvers.class)
            .stream()
            .collect(Collectors.toMap(Approvers::library, Approvers::names));
    if (!named.keySet().containsAll(libraries)) {
      sql
          .of(OF_THE_COUNTY)
          .bind("person", person)
          .bind("since", since())
          .list(String.class)
          .stream()
          .filter(names -> names != null)
          .forEach(
              names -> libraries.forEach(each -> named.putIfAbsent(each, "the county: " + names)));
    }
    return named;
  }

  private Instant since() {
    return clock.instant().minus(YEAR);
  }
}
