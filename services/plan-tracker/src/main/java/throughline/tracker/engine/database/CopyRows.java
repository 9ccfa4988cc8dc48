package throughline.tracker.engine.database;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
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

  private static final VarHandle SHORT = numbers(short[].class);
  private static final VarHandle INTEGER = numbers(int[].class);
  private static final VarHandle LONG = numbers(long[].class);

  /** What ends them stands where a row would say how many columns it has. */
  private static final int END = Short.BYTES;

  private static final int NULL = -1;
  private static final long EPOCH_DAY = LocalDate.of(2000, 1, 1).toEpochDay();
  private static final long EPOCH_SECOND = Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();

  private byte[] bytes;
  private int length = HEAD.length;

  public CopyRows(int bytes) {
    this.bytes = Arrays.copyOf(HEAD, Math.max(1 << 10, HEAD.length + bytes + END));
  }

  private static VarHandle numbers(Class<?> type) {
    return MethodHandles.byteArrayViewVarHandle(type, ByteOrder.BIG_ENDIAN);
  }

  public int length() {
    return length;
  }

  public CopyRows rows(CopyRows others, int from, int to) {
    int at = room(to - from);
    System.arraycopy(others.bytes, from, bytes, at, to - from);
    return this;
  }

  /** Begins a row; its values follow in the order of the columns, each by the column's type. */
  public CopyRows row(int columns) {
    int at = room(Short.BYTES);
    SHORT.set(bytes, at, (short) columns);
    return this;
  }

  public CopyRows integer(int value) {
    int at = room(2 * Integer.BYTES);
    INTEGER.set(bytes, at, Integer.BYTES);
    INTEGER.set(bytes, at + Integer.BYTES, value);
    return this;
  }

  public CopyRows bigint(long value) {
    int at = room(Integer.BYTES + Long.BYTES);
    INTEGER.set(bytes, at, Long.BYTES);
    LONG.set(bytes, at + Integer.BYTES, value);
    return this;
  }

  public CopyRows text(String value) {
    return value == null ? nothing() : utf8(value.getBytes(StandardCharsets.UTF_8));
  }

  public CopyRows utf8(byte[] value) {
    int at = room(Integer.BYTES + value.length);
    INTEGER.set(bytes, at, value.length);
    System.arraycopy(value, 0, bytes, at + Integer.BYTES, value.length);
    return this;
  }

  public CopyRows date(LocalDate value) {
    return value == null ? nothing() : integer((int) (value.toEpochDay() - EPOCH_DAY));
  }

  /** A value of a column of type timestamptz; what is finer than a microsecond is cut off. */
  public CopyRows timestamptz(Instant value) {
    return bigint((value.getEpochSecond() - EPOCH_SECOND) * 1_000_000 + value.getNano() / 1_000);
  }

  private CopyRows nothing() {
    int at = room(Integer.BYTES);
    INTEGER.set(bytes, at, NULL);
    return this;
  }

  private int room(int more) {
    int at = length;
    length += more;
    if (length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length, 2 * bytes.length));
    }
    return at;
  }

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
