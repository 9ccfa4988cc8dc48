package throughline.platform.database.audit;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import throughline.platform.core.paging.PageRequest;

/**
 * Who did or saw what. An entry is written if, and only if, the transaction commits in which the
 * use case did it, and nobody can change or remove it afterwards.
 */
@ApplicationScoped
public class AuditTrail {

  private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

  @FunctionalInterface
  private interface Work<T> {
    T with(Connection connection) throws SQLException;
  }

  private final DataSource database;
  private final Clock clock;
  private final List<AuditListener> listeners;

  AuditTrail(DataSource database, Clock clock, @All List<AuditListener> listeners) {
    this.database = database;
    this.clock = clock;
    this.listeners = listeners;
  }

  /**
   * Adds one entry to the running transaction, by one statement if nothing of it is personal.
   *
   * @throws jakarta.transaction.TransactionalException if no transaction is running
   * @throws AuditException if the database refuses it; the transaction then rolls back
   */
  @Transactional(MANDATORY)
  public void append(AuditEntry entry) {
    appendAll(List.of(entry));
  }

  /**
   * Adds entries to the running transaction, all by one statement.
   *
   * @throws jakarta.transaction.TransactionalException if no transaction is running
   * @throws AuditException as for {@link #append}
   */
  @Transactional(MANDATORY)
  public void appendAll(List<AuditEntry> entries) {
    if (!entries.isEmpty()) {
      inDatabase(
          connection -> {
            AuditTable.append(connection, rows(connection, entries));
            return null;
          });
      listeners.forEach(listener -> listener.written(entries));
    }
  }

  /**
   * What happened to a record, newest first.
   *
   * @return one entry more than the page holds if there is a next one
   */
  public List<RecordedAction> history(AuditedRecord record, PageRequest page) {
    return inDatabase(
        connection -> {
          var key = AuditTable.keyToOpen(connection, record);
          return AuditTable.history(connection, record, page).stream()
              .map(row -> recorded(row, key))
              .toList();
        });
  }

  /**
   * Makes the personal values of a record's history unreadable for good, as part of its erasure.
   * That something was done, by whom and when, stays.
   */
  @Transactional(MANDATORY)
  public void shred(AuditedRecord record) {
    inDatabase(
        connection -> {
          AuditTable.shred(connection, record);
          return null;
        });
    listeners.forEach(listener -> listener.shredded(record));
  }

  private List<AuditTable.Row> rows(Connection connection, List<AuditEntry> entries)
      throws SQLException {
    var now = clock.instant().atOffset(ZoneOffset.UTC);
    var keys = keys(connection, entries);
    var rows = new ArrayList<AuditTable.Row>();
    for (var entry : entries) {
      rows.add(
          new AuditTable.Row(
              IDS.generate(),
              now,
              entry.actor(),
              entry.action().name(),
              entry.record(),
              entry.reason(),
              ChangesJson.write(entry.changes(false)),
              sealed(entry, keys)));
    }
    return rows;
  }

  /** Of the records of which something personal is written down: most have none. */
  private static Map<AuditedRecord, RecordKey> keys(Connection connection, List<AuditEntry> entries)
      throws SQLException {
    var sealed =
        entries.stream()
            .filter(entry -> !entry.changes(true).isEmpty())
            .map(AuditEntry::record)
            .collect(Collectors.toSet());
    return sealed.isEmpty() ? Map.of() : AuditTable.keysToSeal(connection, sealed);
  }

  private static byte[] sealed(AuditEntry entry, Map<AuditedRecord, RecordKey> keys) {
    var personal = ChangesJson.write(entry.changes(true));
    return personal == null
        ? null
        : keys.get(entry.record()).seal(personal.getBytes(StandardCharsets.UTF_8));
  }

  private static RecordedAction recorded(AuditTable.Row row, Optional<RecordKey> key) {
    var changes = new ArrayList<Change>();
    if (row.changes() != null) {
      changes.addAll(ChangesJson.read(row.changes().getBytes(StandardCharsets.UTF_8), false));
    }
    if (row.sealed() != null && key.isPresent()) {
      changes.addAll(ChangesJson.read(key.get().open(row.sealed()), true));
    }
    return new RecordedAction(
        row.id(),
        row.at().toInstant(),
        row.actor(),
        row.action(),
        row.record(),
        row.reason(),
        List.copyOf(changes),
        row.sealed() != null && key.isEmpty());
  }

  private <T> T inDatabase(Work<T> work) {
    // A pooled data source gives a running transaction's own connection here, and keeps it open.
    try (var connection = database.getConnection()) {
      return work.with(connection);
    } catch (SQLException failure) {
      throw new AuditException("The history could not be written or read", failure);
    }
  }
}
