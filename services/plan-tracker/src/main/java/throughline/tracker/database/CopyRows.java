package throughline.tracker.database;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.postgresql.PGConnection;

/**
 * Rows for PostgreSQL's COPY, which stores many at once where an INSERT stores one after the other,
 * in its binary form: neither side writes or reads numbers and times as text. They are stored in
 * the order in which they were added.
 */
public final class CopyRows {

  private static final byte[] HEAD = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
  };

  private static final int NULL = -1;
  private static final long EPOCH_DAY = LocalDate.of(2000, 1, 1).toEpochDay();
  private static final long EPOCH_SECOND = Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();

  private byte[] bytes;
  private int length = HEAD.length;

  /**
   * Of none so far.
   *
   * @param bytes about how long all of them will be; more is moved on the way
   */
  public CopyRows(int bytes) {
    this.bytes = Arrays.copyOf(HEAD, Math.max(1 << 10, bytes));
  }

  /** Begins a row; its values follow in the order of the columns, each by the column's type. */
  public CopyRows row(int columns) {
    room(Short.BYTES);
    bytes[length++] = (byte) (columns >> 8);
    bytes[length++] = (byte) columns;
    return this;
  }

  /** A value of a column of type integer. */
  public CopyRows integer(int value) {
    writeInt(Integer.BYTES);
    writeInt(value);
    return this;
  }

  /** A value of a column of type bigint. */
  public CopyRows bigint(long value) {
    writeInt(Long.BYTES);
    writeLong(value);
    return this;
  }

  /** A value of a column of type text, or null. */
  public CopyRows text(String value) {
    return value == null ? nothing() : utf8(value.getBytes(StandardCharsets.UTF_8));
  }

  /** A value of a column of type text or json, encoded already. */
  public CopyRows utf8(byte[] value) {
    writeInt(value.length);
    room(value.length);
    System.arraycopy(value, 0, bytes, length, value.length);
    length += value.length;
    return this;
  }

  /** A value of a column of type date, or null. */
  public CopyRows date(LocalDate value) {
    return value == null ? nothing() : integer((int) (value.toEpochDay() - EPOCH_DAY));
  }

  /** A value of a column of type timestamptz; what is finer than a microsecond is cut off. */
  public CopyRows timestamptz(Instant value) {
    return bigint((value.getEpochSecond() - EPOCH_SECOND) * 1_000_000 + value.getNano() / 1_000);
  }

  private CopyRows nothing() {
    writeInt(NULL);
    return this;
  }

  private void writeInt(int value) {
    room(Integer.BYTES);
    for (int shift = 24; shift >= 0; shift -= 8) {
      bytes[length++] = (byte) (value >> shift);
    }
  }

  private void writeLong(long value) {
    room(Long.BYTES);
    for (int shift = 56; shift >= 0; shift -= 8) {
      bytes[length++] = (byte) (value >> shift);
    }
  }

  private void room(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
    }
  }

  /**
   * Stores the rows in the handle's transaction.
   *
   * @param copy a {@code COPY table (columns) FROM STDIN (FORMAT binary)} with the columns in the
   *     order of the values
   * @throws UnableToExecuteStatementException when the database refuses a row: none is stored
   */
  public void into(Handle handle, String copy) {
    if (length == HEAD.length) {
      return;
    }
    row(NULL);
    try {
      var in = handle.getConnection().unwrap(PGConnection.class).getCopyAPI().copyIn(copy);
      try {
        in.writeToCopy(bytes, 0, length);
        in.endCopy();
      } finally {
        if (in.isActive()) {
          in.cancelCopy();
        }
      }
    } catch (SQLException e) {
      throw new UnableToExecuteStatementException("COPY was refused", e, null);
    }
  }
}
