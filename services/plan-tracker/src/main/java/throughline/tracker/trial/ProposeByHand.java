package throughline.tracker.trial;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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
import throughline.platform.core.refusal.NotFound;
import throughline.platform.core.time.London;
import throughline.platform.database.People;
import throughline.platform.files.work.LongWork;
import throughline.tracker.measurefile.BadMeasureFile;
import throughline.tracker.measurefile.MeasureText;
import throughline.tracker.ownership.Ownership;
import throughline.tracker.ownership.ReadOwnership;
import throughline.tracker.rule.Measure;
import throughline.tracker.rule.MeasureKind;
import throughline.tracker.rule.MeasureStore;
import throughline.tracker.rule.Measures;

/**
 * Somebody proposes a measure whose figures people enter, or other words for one that there is. It
 * goes the way of every new version: a second person approves it.
 */
@Singleton
public class ProposeByHand {

  private final Jdbi jdbi;
  private final MeasureStore measures;
  private final CheckProposal checkProposal;
  private final People people;
  private final LongWork longWork;
  private final Clock clock;

  ProposeByHand(
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

  /** What is proposed: the measure, why, and who is to answer for it. */
  private record Read(Measure measure, String reason, String ownership) {}

  /**
   * Proposes it.
   *
   * @return the proposal's id
   * @throws InvalidInput naming every wrong field
   * @throws Conflict if as many are proposed as can be
   * @throws NotFound if there is no such measure to change
   */
  @Transactional
  public UUID propose(HandMeasureRequest typed, SignedIn who) {
    var author = people.recognise(who);
    var id = UUID.randomUUID();
    int steps = jdbi.withHandle(handle -> insert(handle, id, typed, author));
    longWork.start(id, CountTrial.NAME, steps);
    return id;
  }

  private int insert(Handle handle, UUID id, HandMeasureRequest typed, UUID author) {
    Trials.oneAfterTheOther(handle);
    var read = read(handle, typed);
    ProposeTrial.refuseTooMany(handle);
    Trials.insert(
        handle,
        new Trials.Proposed(
            id,
            read.measure().id(),
            ProposeTrial.rule(read.measure()),
            MeasureText.write(read.measure()),
            read.reason(),
            read.ownership(),
            author,
            clock.instant()));
    return CountTrial.steps(handle);
  }

  private Read read(Handle handle, HandMeasureRequest typed) {
    var all = measures.read(handle);
    var fields = new Fields().called("reason", "Reason");
    var reader = new ReadHandMeasure(fields, typed);
    var isAdded = typed.measure() == null;
    var measure =
        isAdded
            ? reader.added(all.all(), id -> CheckProposal.next(handle, all, id) > 1)
            : changed(handle, all, reader, typed.measure());
    var ownership = isAdded ? ownership(fields, typed, measure) : null;
    var reason =
        fields.text("reason", typed.reason(), TrialRequest.LONGEST_REASON, "Say why it is needed");
    fields.throwIfAny();
    try {
      checkProposal.check(handle, all, measure);
    } catch (BadMeasureFile wrong) {
      reader.reject(wrong);
      fields.throwIfAny();
    }
    return new Read(measure, reason, ownership);
  }

  private static Measure changed(
      Handle handle, Measures all, ReadHandMeasure reader, String measure) {
    return reader.changed(byHand(all, measure), CheckProposal.next(handle, all, measure));
  }

  /**
   * One that people enter or judge.
   *
   * @throws NotFound if there is none
   */
  static Measure byHand(Measures all, String id) {
    return all.find(id)
        .filter(measure -> measure.kind() == MeasureKind.MANUAL)
        .orElseThrow(() -> new NotFound("measure with this address whose figures are entered"));
  }

  /** How often is the rule's to say where there is one. */
  private String ownership(Fields fields, HandMeasureRequest typed, Measure measure) {
    var wanted =
        new ReadOwnership(fields, Ownership.NONE, London.today(clock)).read(typed.ownership());
    if (!wanted.hasOwner() && fields.ok("owner")) {
      fields.reject("owner", "Say who answers for it");
    }
    if (measure == null) {
      return null;
    }
    var body = JsonNodeFactory.instance.objectNode();
    new Ownership(
            wanted.owner(),
            measure.isCounted() ? null : wanted.frequency(),
            wanted.nextUpdate(),
            wanted.baselineNote())
        .addTo(body);
    return body.toString();
  }
}
