package throughline.tracker.entry;

import jakarta.inject.Singleton;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.database.People;
import throughline.tracker.engine.database.TransientFailure;
import throughline.tracker.engine.ledger.LedgerChanges;

/** Records what a person enters in the transaction of the form that they sent. */
@Singleton
public class RecordEntry {

  private final Jdbi jdbi;
  private final RecordFacts record;
  private final People people;
  private final LedgerChanges changes;
  private final TransactionSynchronizationRegistry transaction;

  RecordEntry(
      Jdbi jdbi,
      RecordFacts record,
      People people,
      LedgerChanges changes,
      TransactionSynchronizationRegistry transaction) {
    this.jdbi = jdbi;
    this.record = record;
    this.people = people;
    this.changes = changes;
    this.transaction = transaction;
  }

  @Transactional
  public List<ManualEntry> record(SignedIn who, RecordFacts.Entry entry) {
    var author = people.recognise(who).toString();
    changes.changedBy(transaction);
    try {
      return jdbi.withHandle(handle -> record.record(handle, by(author, entry)));
    } catch (TransientFailure busy) {
      throw new Conflict(
          "counted-elsewhere",
          "Figures are being counted by another release of this service. Send it again in a minute");
    }
  }

  private static RecordFacts.Entry by(String author, RecordFacts.Entry entry) {
    return handle -> {
      var facts = entry.check(handle);
      facts.forEach(fact -> signed(fact, author));
      return facts;
    };
  }

  private static void signed(ManualEntry fact, String author) {
    if (!fact.body().has("by")) {
      fact.body().put("by", author);
    }
  }
}
