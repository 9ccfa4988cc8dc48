package throughline.bookings.week;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Function;
import throughline.bookings.DayRange;
import throughline.bookings.session.Words;
import throughline.bookings.week.Week.Count;
import throughline.contracts.bookings.BookingState.Topic;
import throughline.platform.core.permission.Places;
import throughline.platform.core.time.London;
import throughline.platform.database.Sql;

/** Reads what became of sessions, in one statement each. */
@ApplicationScoped
class Weeks {
  /** A session and what became of it. */
  record Held(
      LocalDateTime starts,
      String title,
      String venue,
      Topic topic,
      boolean cancelled,
      long capacity,
      long booked,
      long attended,
      long noShows,
      long unmarked,
      long waiting,
      long inGroups) {}

  private record Group(
      LocalDate day,
      String venue,
      Topic topic,
      int level,
      long sessions,
      long cancelled,
      long capacity,
      long booked,
      long attended,
      long noShows,
      long unmarked,
      long waiting,
      long inGroups) {
    Count named(String name) {
      return new Count(
          name, sessions, cancelled, capacity, booked, attended, noShows, unmarked, waiting,
          inGroups);
    }
  }

  private static final String HELD =
      """
      SELECT s.id, s.starts_local AS starts, CAST(s.starts_local AS date) AS day, s.title,
             venue.name AS venue, s.topic, s.cancelled_at IS NOT NULL AS cancelled,
             CASE WHEN s.cancelled_at IS NULL THEN s.capacity ELSE 0 END AS capacity,
             coalesce(b.booked, 0) AS booked, coalesce(b.attended, 0) AS attended,
             coalesce(b.no_shows, 0) AS no_shows, coalesce(b.unmarked, 0) AS unmarked,
             coalesce(w.waiting, 0) AS waiting, coalesce(g.people, 0) AS in_groups
      FROM session s
      JOIN venue ON venue.code = s.venue_code
      LEFT JOIN LATERAL (
        SELECT count(*) FILTER (WHERE cancelled_at IS NULL) AS booked,
               count(*) FILTER (WHERE status IN ('ATTENDED', 'PARTIAL')) AS attended,
               count(*) FILTER (WHERE status = 'NO_SHOW') AS no_shows,
               count(*) FILTER (WHERE status = 'CONFIRMED') AS unmarked
        FROM booking WHERE session_id = s.id) b ON true
      LEFT JOIN LATERAL (
        SELECT count(*) AS waiting FROM place_request
        WHERE session_id = s.id AND state = 'WAITING') w ON true
      LEFT JOIN (SELECT session_id, sum(people) AS people FROM group_count GROUP BY session_id) g
        ON g.session_id = s.id
      WHERE s.starts_local >= CAST(:from AS date) AND s.starts_local < CAST(:to AS date) + 1
        AND (:everywhere OR s.library_code = ANY (CAST(:places AS text[])))
      """;

  private static final String EACH = HELD + " ORDER BY s.starts_at, s.id";

  private static final String GROUPED =
      "WITH held AS ("
          + HELD
          + """
          )
          SELECT day, venue, topic, GROUPING(day, venue, topic) AS level,
                 count(*) FILTER (WHERE NOT cancelled) AS sessions,
                 count(*) FILTER (WHERE cancelled) AS cancelled,
                 coalesce(sum(capacity), 0) AS capacity, coalesce(sum(booked), 0) AS booked,
                 coalesce(sum(attended), 0) AS attended, coalesce(sum(no_shows), 0) AS no_shows,
                 coalesce(sum(unmarked), 0) AS unmarked, coalesce(sum(waiting), 0) AS waiting,
                 coalesce(sum(in_groups), 0) AS in_groups
          FROM held
          GROUP BY GROUPING SETS ((), (day), (venue), (topic))
          ORDER BY day, venue, topic
          """;

  /** Which columns a row is not about: one bit for each of day, venue and topic. */
  private static final int OF_ALL = 7;

  private static final int OF_A_DAY = 3;
  private static final int OF_A_VENUE = 5;
  private static final int OF_A_TOPIC = 6;

  private final Sql sql;

  Weeks(Sql sql) {
    this.sql = sql;
  }

  Week of(DayRange days, Places places) {
    var groups = ask(GROUPED, days, places).list(Group.class);
    var all = counts(groups, OF_ALL, group -> "All").get(0);
    return new Week(
        days,
        all,
        counts(groups, OF_A_DAY, group -> London.weekday(group.day())),
        counts(groups, OF_A_VENUE, Group::venue),
        counts(groups, OF_A_TOPIC, group -> topic(group.topic())));
  }

  List<Held> each(DayRange days, Places places) {
    return ask(EACH, days, places).list(Held.class);
  }

  private static List<Count> counts(List<Group> groups, int level, Function<Group, String> name) {
    return groups.stream()
        .filter(group -> group.level() == level)
        .map(group -> group.named(name.apply(group)))
        .toList();
  }

  /** Sessions from before there were topics have none. */
  static String topic(Topic topic) {
    return topic == null ? "No topic" : Words.of(topic);
  }

  private Sql.Statement ask(String statement, DayRange days, Places places) {
    return sql.of(statement)
        .bind("from", days.from())
        .bind("to", days.to())
        .bind("everywhere", places.all())
        .bind("places", places.codes());
  }
}
