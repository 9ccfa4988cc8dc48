package throughline.volunteers.start;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import throughline.platform.core.time.London;
import throughline.platform.database.Sql;
import throughline.volunteers.rota.Rota;

/** What a volunteer does next, and what they gave this year. */
@ApplicationScoped
class OwnStart {
  /**
   * @param active whether they may log hours; an applicant, or whoever left, may not
   * @param next when they are expected; null if they are not in the coming weeks
   * @param minutes approved in the financial year that runs
   * @param waiting minutes of it that nobody has approved yet
   */
  record Own(boolean active, boolean applied, Next next, int minutes, int waiting) {
    static final Own STRANGER = new Own(false, false, null, 0, 0);

    public boolean gave() {
      return minutes + waiting > 0;
    }

    public boolean stranger() {
      return !active && !applied;
    }
  }

  /** "Thursday 3 December", "10am to noon", "Headington". */
  record Next(String day, String times, String place, String title) {}

  private record Row(UUID id, boolean active, boolean applied, int minutes, int waiting) {}

  private static final int WEEKS_AHEAD = 6;

  private static final String OWN =
      """
      SELECT v.id, v.status = 'ACTIVE' AS active, v.status = 'APPLICANT' AS applied,
             coalesce(sum(given) FILTER (WHERE e.status = 'APPROVED'), 0)::int AS minutes,
             coalesce(sum(given) FILTER (WHERE e.status = 'SUBMITTED'), 0)::int AS waiting
        FROM (SELECT CAST(:begins AS timestamptz) AS begins) AS year
       CROSS JOIN person
        JOIN volunteer v USING (id)
        LEFT JOIN LATERAL (
              SELECT status, extract(epoch FROM ended_at - greatest(started_at, year.begins)) / 60 AS given
                FROM hours_entry
               WHERE volunteer_id = v.id AND ended_at > year.begins AND started_at > year.begins - interval '16 hours') AS e
          ON true
       WHERE subject = :subject
       GROUP BY v.id
      """;

  private static final String PLACE = "SELECT name FROM library WHERE code = :code";

  private final Rota rota;
  private final Sql sql;
  private final Clock clock;

  OwnStart(Rota rota, Sql sql, Clock clock) {
    this.rota = rota;
    this.sql = sql;
    this.clock = clock;
  }

  Own of(String subject) {
    var today = London.today(clock);
    return sql.of(OWN)
        .bind("subject", subject)
        .bind("begins", beginOfYear(today).atStartOfDay(London.ZONE).toInstant())
        .first(Row.class)
        .map(
            row ->
                new Own(
                    row.active(),
                    row.applied(),
                    row.active() ? next(row.id(), today).orElse(null) : null,
                    row.minutes(),
                    row.waiting()))
        .orElse(Own.STRANGER);
  }

  private static LocalDate beginOfYear(LocalDate today) {
    var april = LocalDate.of(today.getYear(), 4, 1);
    return today.isBefore(april) ? april.minusYears(1) : april;
  }

  private Optional<Next> next(UUID volunteer, LocalDate today) {
    var now = clock.instant();
    return rota.of(List.of(volunteer), today, today.plusWeeks(WEEKS_AHEAD)).stream()
        .filter(each -> !each.away() && each.endsAt().isAfter(now))
        .findFirst()
        .map(
            each ->
                new Next(
                    London.weekday(each.day()),
                    London.time(each.startsAt().atZone(London.ZONE).toLocalTime())
                        + " to "
                        + London.time(each.endsAt().atZone(London.ZONE).toLocalTime()),
                    sql.of(PLACE).bind("code", each.place()).one(String.class),
                    each.title()));
  }
}
