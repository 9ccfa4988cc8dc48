package throughline.tracker.engine.fact;

import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import throughline.tracker.engine.database.CopyRows;
import throughline.tracker.engine.database.TransientFailure;

/** The table of versions. The first of each fact says whose it is, and is locked for the fact. */
final class VersionRows {

  private static final String OF_EACH =
      "fact_id, version, type, body, occurred_at, known_at, topic, partition, log_offset";

  private static final int COLUMNS = 9;

  private static final String COPY_FIRST =
      "COPY fact_version (%s, fact_version_id, aggregate, aggregate_id) FROM STDIN (FORMAT binary)"
          .formatted(OF_EACH);

  private static final String COPY_OTHERS =
      "COPY fact_version (%s) FROM STDIN (FORMAT binary)".formatted(OF_EACH);

  private static final String ALREADY_THERE = "23505";
  private static final int BYTES_OF_A_VERSION = 900;

  private VersionRows() {}

  /**
   * Stores the first versions that came of facts, in their order; a fact has the number of its
   * first version.
   */
  static void insertFirst(Handle handle, List<StoredEvent> firsts, LookUp lookUp) {
    var rows = new CopyRows(firsts.size() * BYTES_OF_A_VERSION);
    for (var first : firsts) {
      add(rows.row(COLUMNS + 3), first)
          .bigint(first.factId())
          .text(first.event().aggregate())
          .text(first.event().aggregateId());
    }
    try {
      rows.into(handle, COPY_FIRST);
    } catch (UnableToExecuteStatementException e) {
      if (e.getCause() instanceof SQLException sql && ALREADY_THERE.equals(sql.getSQLState())) {
        throw lookUp == LookUp.ALL
            ? new TransientFailure("somebody else stored one of these facts at the same moment")
            : new KnownAlready();
      }
      throw e;
    }
  }

  static void insertOthers(Handle handle, List<StoredEvent> others) {
    var rows = new CopyRows(others.size() * BYTES_OF_A_VERSION);
    others.forEach(other -> add(rows.row(COLUMNS), other));
    rows.into(handle, COPY_OTHERS);
  }

  private static CopyRows add(CopyRows rows, StoredEvent stored) {
    var event = stored.event();
    return rows.bigint(stored.factId())
        .bigint(event.version())
        .text(event.type())
        .utf8(event.json())
        .timestamptz(event.occurredAt())
        .timestamptz(event.knownAt())
        .text(event.place().topic())
        .integer(event.place().partition())
        .bigint(event.place().offset());
  }
}
