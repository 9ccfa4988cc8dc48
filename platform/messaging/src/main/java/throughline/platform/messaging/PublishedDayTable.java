package throughline.platform.messaging;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import throughline.platform.core.time.London;

/** The statements on the counts of what left. The caller owns connection and transaction. */
final class PublishedDayTable {

  private static final String COUNT =
      """
      INSERT INTO published_day (day, type, events)
      SELECT day, type, events FROM unnest(?::date[], ?::text[], ?::bigint[]) AS sent (day, type, events)
       ORDER BY day, type
      ON CONFLICT ON CONSTRAINT published_day_pk DO UPDATE SET events = published_day.events + EXCLUDED.events
      """;

  private static final String HAVE_LEFT =
      "SELECT NOT EXISTS (SELECT FROM outbox WHERE occurred_at < ?)";

  /** A day on which nothing left is told, too: else it could not be told from silence. */
  private static final String UNTOLD =
      """
      SELECT finished.day, coalesce(told.version, 0) + 1 AS version, sums.counts
        FROM (SELECT day::date FROM generate_series((SELECT day FROM counting_since), ?::date, '1 day') AS day)
             AS finished
       CROSS JOIN LATERAL (
             SELECT coalesce(string_agg(type || '=' || events, ',' ORDER BY type COLLATE "C"), '') AS counts
               FROM published_day WHERE published_day.day = finished.day) AS sums
        LEFT JOIN counted_day AS told USING (day)
       WHERE told.counts IS DISTINCT FROM sums.counts
       ORDER BY finished.day
       LIMIT 400
      """;

  private static final String TOLD =
      """
      INSERT INTO counted_day (day, version, counts) VALUES (?, ?, ?)
      ON CONFLICT ON CONSTRAINT counted_day_pk
      DO UPDATE SET version = EXCLUDED.version, counts = EXCLUDED.counts
      """;

  private record DayAndType(LocalDate day, String type) {}

  private PublishedDayTable() {}

  static void count(Connection connection, List<OutboxRow> sent) throws SQLException {
    if (sent.isEmpty()) {
      return;
    }
    var sums =
        sent.stream()
            .map(OutboxRow::message)
            .collect(
                Collectors.groupingBy(
                    message -> new DayAndType(London.dateOf(message.occurredAt()), message.type()),
                    Collectors.counting()));
    var keys = List.copyOf(sums.keySet());
    try (var statement = connection.prepareStatement(COUNT)) {
      statement.setArray(
          1, connection.createArrayOf("date", keys.stream().map(DayAndType::day).toArray()));
      statement.setArray(
          2, connection.createArrayOf("text", keys.stream().map(DayAndType::type).toArray()));
      statement.setArray(
          3, connection.createArrayOf("bigint", keys.stream().map(sums::get).toArray()));
      statement.executeUpdate();
    }
  }

  static boolean haveLeft(Connection connection, OffsetDateTime before) throws SQLException {
    try (var statement = connection.prepareStatement(HAVE_LEFT)) {
      statement.setObject(1, before);
      try (var result = statement.executeQuery()) {
        result.next();
        return result.getBoolean(1);
      }
    }
  }

  static List<PublishedDay> untold(Connection connection, LocalDate last) throws SQLException {
    try (var statement = connection.prepareStatement(UNTOLD)) {
      statement.setObject(1, last);
      try (var result = statement.executeQuery()) {
        var days = new ArrayList<PublishedDay>();
        while (result.next()) {
          days.add(
              new PublishedDay(
                  result.getObject("day", LocalDate.class),
                  result.getLong("version"),
                  read(result.getString("counts"))));
        }
        return days;
      }
    }
  }

  static void told(Connection connection, PublishedDay day) throws SQLException {
    try (var statement = connection.prepareStatement(TOLD)) {
      statement.setObject(1, day.day());
      statement.setLong(2, day.version());
      statement.setString(3, written(day.events()));
      statement.executeUpdate();
    }
  }

  private static Map<String, Long> read(String counts) {
    var events = new TreeMap<String, Long>();
    for (var part : counts.isEmpty() ? new String[0] : counts.split(",")) {
      events.put(
          part.substring(0, part.indexOf('=')),
          Long.valueOf(part.substring(part.indexOf('=') + 1)));
    }
    return events;
  }

  private static String written(Map<String, Long> events) {
    return new TreeMap<>(events)
        .entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining(","));
  }
}
