package throughline.tracker.rulechange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.database.People;
import throughline.platform.jobs.work.LongWork;
import throughline.tracker.engine.rule.Measure;

/** Enters what somebody proposes, and begins to count by it over all history. */
@Singleton
class EnterProposal {

  private static final int MOST_AT_ONCE = 5;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Jdbi jdbi;
  private final People people;
  private final LongWork longWork;
  private final Clock clock;

  EnterProposal(Jdbi jdbi, People people, LongWork longWork, Clock clock) {
    this.jdbi = jdbi;
    this.people = people;
    this.longWork = longWork;
    this.clock = clock;
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
    Trials.insert(
        handle,
        new Trials.Proposed(
            id,
            proposal.measure().id(),
            rule(proposal.measure()),
            proposal.entry(),
            proposal.reason(),
            proposal.ownership(),
            author,
            clock.instant()));
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

  /** As the database keeps it; null in JSON of a measure that nothing feeds. */
  static String rule(Measure measure) {
    try {
      return JSON.writeValueAsString(measure.rule().orElse(null));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
