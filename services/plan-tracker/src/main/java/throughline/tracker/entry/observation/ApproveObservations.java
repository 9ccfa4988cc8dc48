package throughline.tracker.entry.observation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.database.People;
import throughline.tracker.engine.rule.MeasureStore;
import throughline.tracker.engine.rule.Measures;
import throughline.tracker.engine.schema.ManualEntryKind;
import throughline.tracker.entry.ManualEntry;
import throughline.tracker.entry.RecordEntry;
import throughline.tracker.entry.StaleEntry;

/** A second lead or an administrator approves figures, which count from then on. */
@Singleton
public class ApproveObservations {

  private final RecordEntry facts;
  private final MeasureStore measures;
  private final People people;

  ApproveObservations(RecordEntry facts, MeasureStore measures, People people) {
    this.facts = facts;
    this.measures = measures;
    this.people = people;
  }

  @Transactional
  public void approve(List<String> boxes, SignedIn who) {
    if (boxes.isEmpty()) {
      throw new InvalidInput("proposal", "Tick the figures that you approve");
    }
    var person = people.recognise(who).toString();
    facts.record(who, handle -> check(handle, boxes, person));
  }

  private List<ManualEntry> check(Handle handle, List<String> boxes, String person) {
    var all = measures.read(handle);
    var recorded = new ArrayList<ManualEntry>();
    for (var box : boxes.stream().distinct().toList()) {
      var proposal = seen(handle, all, box);
      if (proposal.author().equals(person)) {
        throw new Conflict(
            "own-figure",
            "You entered %s for %s yourself. Somebody else has to approve it"
                .formatted(proposal.text(), proposal.words()));
      }
      recorded.add(observation(proposal, person));
      recorded.add(Proposals.decided(proposal, Proposal.APPROVED, null));
    }
    return recorded;
  }

  static Proposal seen(Handle handle, Measures measures, String box) {
    var fact = box.substring(0, Math.max(0, box.lastIndexOf(' ')));
    return Proposals.find(handle, measures, fact)
        .filter(found -> found.isWaiting() && found.box().equals(box))
        .orElseThrow(StaleEntry::new);
  }

  /** It stays its author's, with who approved it beside. */
  private static ManualEntry observation(Proposal proposal, String person) {
    ObjectNode body = proposal.observation().deepCopy();
    body.put("by", proposal.author()).put("approvedBy", person);
    return new ManualEntry(
        ManualEntryKind.OBSERVATION, proposal.id().fact(), proposal.seen(), body);
  }
}
