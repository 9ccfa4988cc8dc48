package throughline.bookings.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import throughline.platform.core.time.London;
import throughline.platform.database.Sql;

/** When advisers see people one by one, and when they are away. */
@ApplicationScoped
class Advisers {
  record Leave(UUID id, LocalDate firstDay, LocalDate lastDay) {}

  /** Hours of a week at a venue, in slots with time between them. */
  record Hours(
      UUID id,
      UUID adviserId,
      String venueCode,
      String venueName,
      UUID roomId,
      String title,
      String topic,
      int weekday,
      LocalTime fromLocal,
      LocalTime toLocal,
      int slotMinutes,
      int bufferMinutes,
      int noticeHours,
      UUID madeBy) {
    public String day() {
      var name = DayOfWeek.of(weekday).name();
      return name.charAt(0) + name.substring(1).toLowerCase(Locale.UK);
    }
  }

  /** A session that somebody has a place at, on a day on which its adviser is away. */
  record Stranded(UUID id, String title, LocalDateTime startsLocal, int taken) {
    public LocalDate date() {
      return startsLocal.toLocalDate();
    }

    public LocalTime time() {
      return startsLocal.toLocalTime();
    }
  }

  private static final String LEAVES =
      """
      SELECT id, first_day, last_day FROM adviser_leave
      WHERE adviser_id = :adviser AND last_day >= :today ORDER BY first_day
      """;

  private static final String HOURS =
      """
      SELECT weekly_hours.*, venue.name AS venue_name
      FROM weekly_hours JOIN venue ON venue.code = venue_code
      WHERE weekly_hours.active AND (CAST(:adviser AS uuid) IS NULL OR adviser_id = CAST(:adviser AS uuid))
      ORDER BY weekday, from_local, id
      """;

  private static final String STRANDED =
      """
      SELECT session.id, title, starts_local, taken
      FROM session JOIN adviser_leave leave ON leave.adviser_id = session.adviser_id
        AND CAST(starts_local AS date) BETWEEN first_day AND last_day
      WHERE session.adviser_id = :adviser AND cancelled_at IS NULL AND starts_at > :now
      ORDER BY starts_at, session.id
      """;

  private final Sql sql;
  private final Clock clock;

  Advisers(Sql sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  List<Leave> leaves(UUID adviser) {
    return sql.of(LEAVES)
        .bind("adviser", adviser)
        .bind("today", London.today(clock))
        .list(Leave.class);
  }

  /** Of one adviser, or of all if that is null. */
  List<Hours> hours(UUID adviser) {
    return sql.of(HOURS).bind("adviser", adviser).list(Hours.class);
  }

  List<Stranded> stranded(UUID adviser) {
    return sql.of(STRANDED)
        .bind("adviser", adviser)
        .bind("now", clock.instant())
        .list(Stranded.class);
  }
}
