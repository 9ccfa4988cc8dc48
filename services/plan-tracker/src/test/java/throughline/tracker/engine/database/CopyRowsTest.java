package throughline.tracker.engine.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import throughline.platform.testing.TestServers;

class CopyRowsTest {

  private static final String COPY = "COPY copied (day, words, number) FROM STDIN (FORMAT binary)";

  private final CopyRows rows = new CopyRows(0);
  private Handle handle;

  @BeforeEach
  void aTable() throws SQLException {
    handle = Jdbi.open(TestServers.postgres().connect());
    handle.execute("CREATE TEMPORARY TABLE copied (day date, words text, number bigint NOT NULL)");
  }

  @AfterEach
  void close() {
    handle.close();
  }

  @Test
  void textArrivesAsItWas() {
    var texts =
        List.of(
            "",
            "\\N",
            "\\.",
            "a\\tb",
            "tab\tand\nline\r\nend\\",
            "{\"a\":\"\\u00e9\\n\"}",
            "Siân 🎈");
    for (var i = 0; i < texts.size(); i++) {
      rows.row(3).date(LocalDate.of(2026, 11, 25)).text(texts.get(i)).bigint(i);
    }

    rows.into(handle, COPY);

    var stored = "SELECT words FROM copied ORDER BY number";
    assertEquals(texts, handle.createQuery(stored).mapTo(String.class).list());
  }

  @Test
  void rowsOfAnyLengthAreKept() {
    var text = "x".repeat((1 << 16) - 1) + "🎈";
    for (var i = 0; i < 3; i++) {
      rows.row(3).date(null).text(text).bigint(i);
    }

    rows.into(handle, COPY);

    assertEquals(
        List.of(text, text, text),
        handle.createQuery("SELECT words FROM copied").mapTo(String.class).list());
  }

  @Test
  void daysAndMomentsArriveAsTheyWere() {
    handle.execute("CREATE TEMPORARY TABLE moments (day date, at timestamptz, small integer)");
    var days =
        List.of(LocalDate.of(1, 1, 1), LocalDate.of(1999, 12, 31), LocalDate.of(2099, 12, 31));
    var at = Instant.parse("1999-12-31T23:59:59.999999Z");
    days.forEach(day -> rows.row(3).date(day).timestamptz(at.plusNanos(999)).integer(-7));

    rows.into(handle, "COPY moments FROM STDIN (FORMAT binary)");

    var stored = handle.createQuery("SELECT day FROM moments").mapTo(LocalDate.class).list();
    assertEquals(days, stored);
    var rest = "SELECT at FROM moments WHERE small = -7";
    assertEquals(at, handle.createQuery(rest).mapTo(Instant.class).first());
  }

  @Test
  void rowsOfOthersAreStoredInTheOrderInWhichTheyAreTaken() {
    var others = new CopyRows(0);
    var begins = new int[4];
    for (var i = 0; i < 3; i++) {
      begins[i] = others.length();
      others.row(3).date(null).text("x".repeat(1_000 * i)).bigint(i);
    }
    begins[3] = others.length();

    rows.rows(others, begins[2], begins[3]).rows(others, begins[0], begins[1]);

    rows.into(handle, COPY);
    assertEquals(
        List.of("2 2000", "0 0"),
        handle
            .createQuery("SELECT number || ' ' || length(words) FROM copied")
            .mapTo(String.class)
            .list());
  }

  @Test
  void nullIsNull() {
    rows.row(3).date(null).text(null).bigint(1);

    rows.into(handle, COPY);

    var nulls = "SELECT count(*) FROM copied WHERE day IS NULL AND words IS NULL";
    assertEquals(1, handle.createQuery(nulls).mapTo(Integer.class).one());
  }

  @Test
  void oneRefusedRowStoresNoneAndKeepsTheDatabasesReason() {
    rows.row(3).date(null).text("right").bigint(1);
    rows.row(3).date(null).text("wrong").text(null);

    var refusal = assertThrows(JdbiException.class, () -> rows.into(handle, COPY));

    assertEquals("23502", ((SQLException) refusal.getCause()).getSQLState());
    assertEquals(0, handle.createQuery("SELECT count(*) FROM copied").mapTo(Integer.class).one());
  }

  @Test
  void noRowsAskTheDatabaseNothing() {
    rows.into(handle, "this is no COPY");
  }
}
