package throughline.tracker.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.SQLException;
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

  private static final String COPY = "COPY copied (day, words, number) FROM STDIN";

  private final CopyRows rows = new CopyRows();
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
      rows.add(LocalDate.of(2026, 11, 25), texts.get(i), (long) i);
    }

    rows.into(handle, COPY);

    var stored = "SELECT words FROM copied ORDER BY number";
    assertEquals(texts, handle.createQuery(stored).mapTo(String.class).list());
  }

  /**
   * The driver encodes text by pieces of 65,536 characters, and would cut this one's last in two.
   */
  @Test
  void aCharacterOfTwoPartsIsNotCutInTwo() {
    var text = "x".repeat((1 << 16) - "\\N\t".length() - 1) + "🎈";
    rows.add(null, text, 1);

    rows.into(handle, COPY);

    assertEquals(text, handle.createQuery("SELECT words FROM copied").mapTo(String.class).one());
  }

  @Test
  void nullIsNull() {
    rows.add(null, null, 1);

    rows.into(handle, COPY);

    var nulls = "SELECT count(*) FROM copied WHERE day IS NULL AND words IS NULL";
    assertEquals(1, handle.createQuery(nulls).mapTo(Integer.class).one());
  }

  @Test
  void oneRefusedRowStoresNoneAndKeepsTheDatabasesReason() {
    rows.add(null, "right", 1);
    rows.add(null, "wrong", null);

    var refusal = assertThrows(JdbiException.class, () -> rows.into(handle, COPY));

    assertEquals("23502", ((SQLException) refusal.getCause()).getSQLState());
    assertEquals(0, handle.createQuery("SELECT count(*) FROM copied").mapTo(Integer.class).one());
  }

  @Test
  void noRowsAskTheDatabaseNothing() {
    rows.into(handle, "this is no COPY");
  }
}
