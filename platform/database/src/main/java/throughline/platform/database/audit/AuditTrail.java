package throughline.platform.database.audit;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import throughline.platform.core.paging.PageRequest;

/**
 * Who did or saw what. An entry is written if, and only if, the transaction commits in which the
 * use case did it, and nobody can change or remove it afterwards.
 */
@ApplicationScoped
public class AuditTrail {

  private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

  private final Jdbi jdbi;
  private final Clock clock;
  private final List<AuditListener> listeners;

  AuditTrail(Jdbi jdbi, Clock clock, @All List<AuditListener> listeners) {
    this.jdbi = jdbi;
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
          handle -> {
            var now = clock.instant();
            AuditTable.append(handle, now, rows(handle, now, entries));
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
        handle -> {
          var key = AuditTable.keyToOpen(handle, record);
          return AuditTable.history(handle, record, page).stream()
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
        handle -> {
          AuditTable.shred(handle, record);
          return null;
        });
    listeners.forEach(listener -> listener.shredded(record));
  }

  private static List<AuditTable.Row> rows(Handle handle, Instant now, List<AuditEntry> entries) {
    var keys = keys(handle, entries);
    return entries.stream()
        .map(
            entry ->
                new AuditTable.Row(
                    IDS.generate(),
                    now,
                    entry.actor().subject(),
                    entry.actor().role(),
                    entry.actor().place(),
                    entry.action().name(),
                    entry.record().type(),
                    entry.record().id(),
                    entry.reason(),
                    ChangesJson.write(entry.changes(false)),
                    sealed(entry, keys)))
        .toList();
  }

  /** Of the records of which something personal is written down: most have none. */
  private static Map<AuditedRecord, RecordKey> keys(Handle handle, List<AuditEntry> entries) {
    var sealed =
        entries.stream()
            .filter(entry -> !entry.changes(true).isEmpty())
            .map(AuditEntry::record)
            .collect(Collectors.toSet());
    return sealed.isEmpty() ? Map.of() : AuditTable.keysToSeal(handle, sealed);
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
        row.recordedAt(),
        new Actor(row.subject(), row.role(), row.place()),
        row.action(),
        new AuditedRecord(row.recordType(), row.recordId()),
        row.reason(),
        List.copyOf(changes),
        row.sealed() != null && key.isEmpty());
  }

  private <T> T inDatabase(HandleCallback<T, RuntimeException> work) {
    try {
      return jdbi.withHandle(work);
    } catch (JdbiException failure) {
      throw new AuditException("The history could not be written or read", failure);
    }
  }
}
