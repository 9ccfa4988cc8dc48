package throughline.tracker.trial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.database.People;
import throughline.platform.files.work.LongWork;
import throughline.tracker.rule.Measure;
import throughline.tracker.rule.MeasureStore;

/** A lead or an administrator proposes a new version of a measure's rule, which is then tried. */
@Singleton
public class ProposeTrial {

  /** Each is one more measure that every event is counted under. */
  static final int MOST_AT_ONCE = 5;

  private static final ObjectMapper JSON = new ObjectMapper();

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

  /**
   * Begins to try it.
   *
   * @return its id
   * @throws InvalidInput naming every wrong field, and of the rule every wrong line
   * @throws Conflict if as many are tried as can be
   */
  @Transactional
  public UUID propose(TrialRequest typed, SignedIn who) {
    var author = people.recognise(who);
    var id = UUID.randomUUID();
    int steps = jdbi.withHandle(handle -> insert(handle, id, typed, author));
    longWork.start(id, CountTrial.NAME, steps);
    return id;
  }

  private int insert(Handle handle, UUID id, TrialRequest typed, UUID author) {
    Trials.oneAfterTheOther(handle);
    var fields = new Fields();
    var reason =
        fields.text(
            "reason", typed.reason(), TrialRequest.LONGEST_REASON, "Say why the rule is to change");
    var measure = checkProposal.read(handle, measures.read(handle), typed.entry(), fields);
    fields.throwIfAny();
    refuseTooMany(handle);
    Trials.insert(
        handle,
        new Trials.Proposed(
            id, measure.id(), rule(measure), typed.entry(), reason, null, author, clock.instant()));
    return CountTrial.steps(handle);
  }

  static void refuseTooMany(Handle handle) {
    if (Trials.countWaiting(handle) >= MOST_AT_ONCE) {
      throw new Conflict(
          "too-many-trials",
          "%d new versions are being tried already. Approve one or send one back first"
              .formatted(MOST_AT_ONCE));
    }
  }

  /** As the database keeps it; null in JSON of a measure that nothing feeds. */
  static String rule(Measure measure) {
    try {
      return JSON.writeValueAsString(measure.rule().orElse(null));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
