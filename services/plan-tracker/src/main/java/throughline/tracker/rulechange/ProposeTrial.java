package throughline.tracker.rulechange;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import throughline.platform.core.input.Fields;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.database.People;
import throughline.platform.jobs.work.LongWork;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.MeasureStore;

/** Somebody proposes a new version of a measure's rule, which is then counted over all history. */
@Singleton
public class ProposeTrial {

  private static final int MOST_AT_ONCE = 5;

  private final Jdbi jdbi;
  private final MeasureStore measures;
  private final CheckProposal checkProposal;
  private final People people;
  private final LongWork longWork;
  private final Clock clock;

  ProposeTrial(
      Jdbi jdbi,
      MeasureStore measures,
      CheckProposal checkProposal,
      People people,
      LongWork longWork,
      Clock clock) {
    this.jdbi = jdbi;
    this.measures = measures;
    this.checkProposal = checkProposal;
    this.people = people;
    this.longWork = longWork;
    this.clock = clock;
  }

  public UUID propose(TrialRequest typed, SignedIn who) {
    return enter(who, handle -> read(handle, typed));
  }

  private Proposal read(Handle handle, TrialRequest typed) {
    var fields = new Fields();
    var reason =
        fields.text(
            "reason", typed.reason(), TrialRequest.LONGEST_REASON, "Say why the rule is to change");
    var measure = checkProposal.read(handle, measures.read(handle), typed.entry(), fields);
    fields.throwIfAny();
    return new Proposal(measure, typed.entry(), reason, null);
  }

  record Proposal(Measure measure, String entry, String reason, String ownership) {}

  @Transactional
  UUID enter(SignedIn who, Function<Handle, Proposal> read) {
    var author = people.recognise(who);
    var id = UUID.randomUUID();
    int steps = jdbi.withHandle(handle -> insert(handle, id, read, author));
    longWork.start(id, CountTrial.NAME, steps);
    return id;
  }

  private int insert(Handle handle, UUID id, Function<Handle, Proposal> read, UUID author) {
    Trials.oneAfterTheOther(handle);
    var proposal = read.apply(handle);
    refuseTooMany(handle);
    Trials.insert(handle, id, proposal, author, clock.instant());
    return CountTrial.steps(handle);
  }

  private static void refuseTooMany(Handle handle) {
    if (Trials.countWaiting(handle) >= MOST_AT_ONCE) {
      throw new Conflict(
          "too-many-trials",
          "%d new versions are being tried already. Approve one or send one back first"
              .formatted(MOST_AT_ONCE));
    }
  }
}
