package throughline.platform.database.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import throughline.platform.core.paging.PageRequest;

/** Whoever listens is part of the transaction that is told of. */
@QuarkusTest
class AuditListenerTest {

  private enum Verb {
    MADE
  }

  private static final Actor ACTOR = Actor.of("subject-1", "keeper");

  private final AuditTrail trail;
  private final Listener listener;
  private final AuditedRecord note = AuditedRecord.of("heard", UUID.randomUUID());

  AuditListenerTest(AuditTrail trail, Listener listener) {
    this.trail = trail;
    this.listener = listener;
  }

  /** Hears of the records of this test alone. */
  @ApplicationScoped
  static class Listener implements AuditListener {

    private final List<String> heard = new ArrayList<>();
    private String refuses = "";

    @Override
    public void written(List<AuditEntry> entries) {
      entries.stream().map(AuditEntry::record).forEach(record -> hear("written ", record));
    }

    @Override
    public void shredded(AuditedRecord record) {
      hear("shredded ", record);
    }

    private void hear(String what, AuditedRecord record) {
      if (record.id().equals(refuses)) {
        throw new IllegalStateException("refused by a test");
      }
      if (record.type().equals("heard")) {
        heard.add(what + record.id());
      }
    }

    List<String> heard() {
      return List.copyOf(heard);
    }

    void refuse(AuditedRecord record) {
      refuses = record.id();
    }
  }

  @Test
  void itHearsOfEveryEntryAndOfAnErasure() {
    var other = AuditedRecord.of("heard", UUID.randomUUID());
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                trail.appendAll(
                    List.of(
                        AuditEntry.of(ACTOR, Verb.MADE, note),
                        AuditEntry.of(ACTOR, Verb.MADE, other))));
    QuarkusTransaction.requiringNew().run(() -> trail.shred(note));

    assertEquals(
        List.of("written " + note.id(), "written " + other.id(), "shredded " + note.id()),
        listener.heard().stream()
            .filter(line -> line.endsWith(note.id()) || line.endsWith(other.id()))
            .toList());
  }

  @Test
  void whatItRefusesDoesNotHappen() {
    listener.refuse(note);

    assertThrows(
        RuntimeException.class,
        () ->
            QuarkusTransaction.requiringNew()
                .run(() -> trail.append(AuditEntry.of(ACTOR, Verb.MADE, note))));

    assertEquals(List.of(), trail.history(note, new PageRequest(null, 50)));
  }
}
