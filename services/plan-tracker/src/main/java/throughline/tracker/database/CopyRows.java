package throughline.tracker.database;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.postgresql.PGConnection;

/**
 * Rows for PostgreSQL's COPY, which stores many at once where an INSERT stores one after the other.
 * They are stored in the order in which they were added.
 */
public final class CopyRows {

  private static final String NULL = "\\N";

  private final StringBuilder text = new StringBuilder();

  /** Adds a row: the text of each value as the column's type reads it, or null. */
  public void add(Object... values) {
    for (var i = 0; i < values.length; i++) {
      if (i > 0) {
        text.append('\t');
      }
      append(values[i]);
    }
    text.append('\n');
  }

  private void append(Object value) {
    if (value instanceof String string) {
      appendEscaped(string);
    } else {
      text.append(value == null ? NULL : value);
    }
  }

  /** What COPY takes for the end of a value, of a row or for an escape. */
  private void appendEscaped(String value) {
    for (var i = 0; i < value.length(); i++) {
      var character = value.charAt(i);
      switch (character) {
        case '\\' -> text.append("\\\\");
        case '\t' -> text.append("\\t");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        default -> text.append(character);
      }
    }
  }

  /**
   * Stores the rows in the handle's transaction.
   *
   * @param copy a {@code COPY table (columns) FROM STDIN} with the columns in the order of the
   *     values
   * @throws UnableToExecuteStatementException when the database refuses a row: none is stored
   */
  public void into(Handle handle, String copy) {
    if (text.isEmpty()) {
      return;
    }
    try {
      handle
          .getConnection()
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn(copy, new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (SQLException | IOException e) {
      throw new UnableToExecuteStatementException("COPY was refused", e, null);
    }
  }
}
