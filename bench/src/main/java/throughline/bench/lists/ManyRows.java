package throughline.bench.lists;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import throughline.bench.suite.Suite;
import throughline.client.ApiRequest;
import throughline.client.CardNumbers;
import throughline.contracts.places.Library;
import throughline.local.SuiteService;

/**
 * Makes the lists of a running suite long. Of each kind one is made through the API, as people do;
 * the database then copies its rows, each with an id and a time of its own, so that no column is
 * made up here.
 */
final class ManyRows {

  static final int ROWS = 10_000;

  private static final int FIRST_SERIAL = 70_000_000;
  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  /** The newest row that is so, copied under these changes; i counts the copies. */
  private static final String COPY =
      """
      INSERT INTO %1$s (%5$s)
      SELECT %6$s FROM (SELECT each.*, each AS whole FROM %1$s AS each WHERE %2$s LIMIT 1) AS r
        CROSS JOIN generate_series(1, %3$d) AS i
        CROSS JOIN LATERAL jsonb_populate_record(r.whole, jsonb_build_object(%4$s)) AS n
      """;

  private static final String COLUMNS =
      """
      SELECT quote_ident(attname) FROM pg_attribute
      WHERE attrelid = ?::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
        AND attidentity <> 'a'
      """;

  private final Suite suite;

  ManyRows(Suite suite) {
    this.suite = suite;
  }

  void make() throws SQLException {
    hours();
    bookings();
    enrolments();
  }

  private void hours() throws SQLException {
    var entry =
        suite
            .caller("volunteer", SuiteService.VOLUNTEERS)
            .post(
                ApiRequest.logHours(
                    "HEAD",
                    LocalDate.now(LONDON).minusDays(1),
                    LocalTime.of(9, 0),
                    LocalTime.of(10, 0)))
            .get("id")
            .asText();
    try (var database = suite.connect(SuiteService.VOLUNTEERS)) {
      copy(
          database,
          "hours_entry",
          "id = '" + entry + "'",
          """
          'id', gen_random_uuid(), 'started_at', r.started_at - i * interval '1 day',
          'ended_at', r.ended_at - i * interval '1 day', 'entered_at', r.entered_at - i * interval '1 second'
          """);
      analyse(database);
    }
  }

  /** Half of them with a register that is finished. */
  private void bookings() throws SQLException {
    var adviser = suite.caller("bipc-adviser", SuiteService.BOOKINGS);
    var start = LocalDate.now(LONDON).plusDays(1).atTime(10, 0);
    var session =
        adviser.post(ApiRequest.openSession("One of many", "HUB", start, 60, 5)).get("id").asText();
    var booking =
        suite
            .caller("entrepreneur", SuiteService.BOOKINGS)
            .post(ApiRequest.book(session))
            .get("id")
            .asText();
    try (var database = suite.connect(SuiteService.BOOKINGS)) {
      copy(
          database,
          "session",
          "id = '" + session + "'",
          """
          'id', md5('session' || i)::uuid, 'starts_local', r.starts_local - (i + 1) * interval '1 day',
          'starts_at', r.starts_at - (i + 1) * interval '1 day', 'ends_at', r.ends_at - (i + 1) * interval '1 day'
          """);
      copy(
          database,
          "booking",
          "id = '" + booking + "'",
          """
          'id', md5('booking' || i)::uuid, 'session_id', md5('session' || i)::uuid,
          'status', CASE WHEN i % 2 = 0 THEN 'CONFIRMED' ELSE 'NO_SHOW' END,
          'recorded_by', CASE WHEN i % 2 = 1 THEN r.entrepreneur_id END,
          'recorded_at', CASE WHEN i % 2 = 1 THEN r.booked_at END
          """);
      copy(
          database,
          "mail",
          "reference = '" + booking + "'",
          """
          'id', md5('mail' || i)::uuid, 'message_id', 'mail' || i, 'status', 'FAILED',
          'finished_at', r.created_at, 'created_at', r.created_at - i * interval '1 minute'
          """);
      analyse(database);
    }
  }

  private void enrolments() throws SQLException {
    var library = Library.seed().get(0);
    var card = new CardNumbers(FIRST_SERIAL).next();
    var born = LocalDate.now(LONDON).minusDays(10);
    suite
        .caller("registrar", SuiteService.MEMBERSHIP)
        .post(ApiRequest.enrol(born, library.districtCode(), library.code(), card));
    try (var database = suite.connect(SuiteService.MEMBERSHIP)) {
      var newest = "key = (SELECT key FROM member ORDER BY recorded_at DESC LIMIT 1)";
      var ofNewest = "member_" + newest;
      copy(database, "member", newest, "'key', md5('member' || i)::uuid, 'household_key', NULL");
      for (var spell : new String[] {"home_library_spell", "membership_spell"}) {
        copy(database, spell, ofNewest, "'member_key', md5('member' || i)::uuid");
      }
      copy(
          database,
          "vault.child",
          ofNewest,
          "'member_key', md5('member' || i)::uuid, 'given_names', NULL, 'not_named_yet', true");
      analyse(database);
    }
  }

  private static void copy(Connection database, String table, String which, String changes)
      throws SQLException {
    var columns = columns(database, table);
    var ofCopy = columns.stream().map("n."::concat).collect(Collectors.joining(", "));
    try (var statement = database.createStatement()) {
      statement.execute(
          COPY.formatted(table, which, ROWS, changes, String.join(", ", columns), ofCopy));
    }
  }

  /** Those that are written; what the database makes of them comes by itself. */
  private static List<String> columns(Connection database, String table) throws SQLException {
    var columns = new ArrayList<String>();
    try (var statement = database.prepareStatement(COLUMNS)) {
      statement.setString(1, table);
      try (var row = statement.executeQuery()) {
        while (row.next()) {
          columns.add(row.getString(1));
        }
      }
    }
    return columns;
  }

  /** What autovacuum would find out within a minute. */
  private static void analyse(Connection database) throws SQLException {
    try (var statement = database.createStatement()) {
      statement.execute("ANALYZE");
    }
  }
}
