package throughline.platform.database.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.transaction.TransactionalException;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.testing.Database;
import throughline.platform.testing.TestClock;

@QuarkusTest
class AuditTrailTest {

  private enum Verb {
    MADE,
    SEEN
  }

  private static final PageRequest FIRST = new PageRequest(null, 50);

  private final AuditTrail trail;
  private final Actor actor = new Actor("subject-1", "keeper", "HEAD");
  private AuditedRecord note;

  AuditTrailTest(AuditTrail trail) {
    this.trail = trail;
  }

  @BeforeEach
  void aNewRecord() {
    note = AuditedRecord.of("note", UUID.randomUUID());
  }

  @Test
  void whatWasDoneIsReadAgainNewestFirst() {
    append(
        AuditEntry.of(actor, Verb.MADE, note, Change.of("library", null, "HEAD"))
            .because("Asked to"));
    append(AuditEntry.of(Actor.of("subject-2", "reader"), Verb.SEEN, note));

    var history = trail.history(note, FIRST);

    assertEquals(List.of("SEEN", "MADE"), history.stream().map(RecordedAction::action).toList());
    var made = history.get(1);
    assertEquals(actor, made.actor());
    assertEquals(TestClock.NOON, made.at());
    assertEquals("Asked to", made.reason());
    assertEquals(List.of(Change.of("library", null, "HEAD")), made.changes());
    assertEquals(List.of(), trail.history(AuditedRecord.of("other", note.id()), FIRST));
  }

  @Test
  void anEntryIsThereIfAndOnlyIfTheTransactionCommits() {
    assertThrows(
        TransactionalException.class,
        () -> trail.append(AuditEntry.of(actor, Verb.MADE, note)),
        "an entry without the transaction of what it tells of");

    QuarkusTransaction.begin();
    trail.append(AuditEntry.of(actor, Verb.MADE, note));
    QuarkusTransaction.rollback();

    assertEquals(List.of(), trail.history(note, FIRST));
  }

  @Test
  void whatCannotBeRecordedDoesNotHappen() {
    Database.whileRefusing(
        "audit_entry", () -> assertThrows(AuditException.class, () -> append(entries(1))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE audit_entry SET subject = 'somebody else'",
        "UPDATE audit_entry SET recorded_at = recorded_at WHERE false",
        "DELETE FROM audit_entry",
        "DELETE FROM audit_entry WHERE false",
        "TRUNCATE audit_entry",
        "INSERT INTO audit_entry SELECT * FROM audit_entry"
            + " ON CONFLICT ON CONSTRAINT audit_entry_pk DO UPDATE SET role = 'none'",
        "MERGE INTO audit_entry a USING audit_entry b ON a.id = b.id WHEN MATCHED THEN DELETE",
        "UPDATE audit_key SET key = key",
        "TRUNCATE audit_key",
      })
  void theDatabaseRefusesToChangeHistory(String attack) {
    append(entries(2));

    var refusal = assertThrows(IllegalStateException.class, () -> Database.execute(attack));

    assertTrue(refusal.getMessage().contains("append-only"), refusal.getMessage());
    assertEquals(2, trail.history(note, FIRST).size());
  }

  @Test
  void aPersonalValueIsNotInClearAndIsGoneWhenTheKeyIs() {
    append(
        AuditEntry.of(
            actor,
            Verb.MADE,
            note,
            Change.personal("cardNumber", "2239000002", "2239000003"),
            Change.of("library", "HEAD", "COWL")));
    assertEquals(
        List.of(
            Change.of("library", "HEAD", "COWL"),
            Change.personal("cardNumber", "2239000002", "2239000003")),
        trail.history(note, FIRST).get(0).changes());
    var stored = Database.text("SELECT string_agg(a::text, '') FROM audit_entry a");
    assertFalse(stored.contains("223900000"), "a personal value in clear");
    assertFalse(
        stored.contains("32323339303030"), "a personal value in hexadecimal, that is in clear");

    QuarkusTransaction.requiringNew().run(() -> trail.shred(note));

    var left = trail.history(note, FIRST).get(0);
    assertTrue(left.erased());
    assertEquals(List.of(Change.of("library", "HEAD", "COWL")), left.changes());
  }

  @Test
  void aSealedValueCannotBePassedOffAsAnotherRecords() {
    var other = AuditedRecord.of("note", UUID.randomUUID());
    append(AuditEntry.of(actor, Verb.MADE, note, Change.personal("name", null, "Wren")));
    Database.execute(
        """
        INSERT INTO audit_key SELECT record_type, '%s', key FROM audit_key WHERE record_id = '%s';
        INSERT INTO audit_entry
          SELECT gen_random_uuid(), recorded_at, subject, role, place, action, record_type, '%s',
                 reason, changes, sealed
            FROM audit_entry WHERE record_id = '%s'
        """
            .formatted(other.id(), note.id(), other.id(), note.id()));

    assertThrows(AuditException.class, () -> trail.history(other, FIRST));
  }

  @Test
  void aLongHistoryComesInPartsWithoutGapOrRepeat() {
    append(entries(5));
    var all = trail.history(note, FIRST).stream().map(RecordedAction::id).toList();

    var first = trail.history(note, new PageRequest(null, 2));
    var second = trail.history(note, new PageRequest(all.get(1), 2));

    assertEquals(all.subList(0, 3), first.stream().map(RecordedAction::id).toList());
    assertEquals(all.subList(2, 5), second.stream().map(RecordedAction::id).toList());
    var elsewhere = AuditedRecord.of("note", UUID.randomUUID());
    assertEquals(List.of(), trail.history(elsewhere, new PageRequest(all.get(4), 2)));
  }

  private AuditEntry[] entries(int number) {
    return IntStream.range(0, number)
        .mapToObj(i -> AuditEntry.of(actor, Verb.SEEN, note))
        .toArray(AuditEntry[]::new);
  }

  private void append(AuditEntry... entries) {
    QuarkusTransaction.requiringNew().run(() -> trail.appendAll(List.of(entries)));
  }
}
