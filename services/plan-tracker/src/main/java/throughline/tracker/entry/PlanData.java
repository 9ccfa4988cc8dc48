package throughline.tracker.entry;

import jakarta.inject.Singleton;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import throughline.platform.core.input.Fields;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.time.London;
import throughline.platform.database.People;
import throughline.tracker.engine.database.ReadOnlyTransactions;
import throughline.tracker.engine.database.TransientFailure;
import throughline.tracker.engine.ledger.LedgerChanges;
import throughline.tracker.engine.rule.MeasureStore;
import throughline.tracker.engine.rule.Measures;

/** Reads what is known of the plan, and records what people enter in their form's transaction. */
@Singleton
public class PlanData {

  private static final int LONGEST_REASON = 500;

  private final Jdbi jdbi;
  private final ReadOnlyTransactions snapshots;
  private final MeasureStore measures;
  private final RecordFacts record;
  private final People people;
  private final LedgerChanges changes;
  private final TransactionSynchronizationRegistry transaction;
  private final Clock clock;

  PlanData(
      Jdbi jdbi,
      ReadOnlyTransactions snapshots,
      MeasureStore measures,
      RecordFacts record,
      People people,
      LedgerChanges changes,
      TransactionSynchronizationRegistry transaction,
      Clock clock) {
    this.jdbi = jdbi;
    this.snapshots = snapshots;
    this.measures = measures;
    this.record = record;
    this.people = people;
    this.changes = changes;
    this.transaction = transaction;
    this.clock = clock;
  }

  public LocalDate today() {
    return London.today(clock);
  }

  public Instant now() {
    return clock.instant();
  }

  public Measures measures(Handle handle) {
    return measures.read(handle);
  }

  public <T> T read(HandleCallback<T, RuntimeException> questions) {
    return snapshots.read(questions);
  }

  /** Reads in one read-only transaction, because the recording transaction sees its own rows. */
  public <T> T readBeside(HandleCallback<T, RuntimeException> questions) {
    return snapshots.readBeside(questions);
  }

  @Transactional
  public ManualEntry recordOne(SignedIn who, Function<Handle, ManualEntry> entry) {
    return record(who, (handle, author) -> List.of(entry.apply(handle))).get(0);
  }

  /** Records what follows from what is known, and from the key of whoever enters it. */
  @Transactional
  public List<ManualEntry> record(
      SignedIn who, BiFunction<Handle, String, List<ManualEntry>> entry) {
    var author = people.recognise(who).toString();
    changes.changedBy(transaction);
    try {
      return jdbi.withHandle(
          handle -> record.record(handle, inside -> signed(entry.apply(inside, author), author)));
    } catch (TransientFailure busy) {
      throw new Conflict(
          "counted-elsewhere",
          "Figures are being counted by another release of this service. Send it again in a minute");
    }
  }

  private static List<ManualEntry> signed(List<ManualEntry> facts, String author) {
    facts.stream()
        .filter(fact -> !fact.body().has("by"))
        .forEach(fact -> fact.body().put("by", author));
    return facts;
  }

  /** What one person entered holds when somebody else approves it. */
  public static void requireSecond(String author, String second, Conflict own) {
    if (author.equals(second)) {
      throw own;
    }
  }

  public static String reason(String typed, String missing) {
    return reason(typed, missing, LONGEST_REASON);
  }

  public static String reason(String typed, String missing, int longest) {
    var fields = new Fields();
    var reason = fields.text("reason", typed, longest, missing);
    fields.throwIfAny();
    return reason;
  }
}
