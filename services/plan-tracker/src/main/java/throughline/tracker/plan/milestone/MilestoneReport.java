package throughline.tracker.plan.milestone;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Optional;
import throughline.tracker.engine.plan.ActionPlan;
import throughline.tracker.engine.schema.ManualEntryKind;
import throughline.tracker.entry.ManualEntry;
import throughline.tracker.plan.ownership.Ownership;

/**
 * All that is said of a milestone at a time.
 *
 * @param state as reported; empty as long as nobody has
 * @param doneOn null unless it is done
 * @param confidence null if nobody said
 * @param whatNext empty if nobody said
 */
public record MilestoneReport(
    Optional<MilestoneStatus> state,
    LocalDate dueOn,
    LocalDate doneOn,
    Confidence confidence,
    String whatNext,
    Ownership ownership) {

  static MilestoneReport ofPlan(ActionPlan.Milestone milestone) {
    return new MilestoneReport(
        Optional.empty(), milestone.baseline(), null, null, "", Ownership.NONE);
  }

  static MilestoneReport of(JsonNode body) {
    return new MilestoneReport(
        body.has("state")
            ? Optional.of(MilestoneStatus.valueOf(body.get("state").asText()))
            : Optional.empty(),
        LocalDate.parse(body.path("dueOn").asText()),
        body.has("doneOn") ? LocalDate.parse(body.get("doneOn").asText()) : null,
        body.has("confidence") ? Confidence.valueOf(body.get("confidence").asText()) : null,
        body.path("whatNext").asText(),
        Ownership.of(body));
  }

  public ManualEntry fact(String milestoneId, long seen, String reason) {
    var body =
        ownership
            .body()
            .put("milestone", milestoneId)
            .put("dueOn", dueOn.toString())
            .put("whatNext", whatNext)
            .put("reason", reason);
    state.ifPresent(known -> body.put("state", known.name()));
    if (doneOn != null) {
      body.put("doneOn", doneOn.toString());
    }
    if (confidence != null) {
      body.put("confidence", confidence.name());
    }
    return new ManualEntry(ManualEntryKind.MILESTONE, milestoneId, seen, body);
  }

  MilestoneStatus statusOn(LocalDate day) {
    return state
        .map(said -> !said.isOver() && dueOn.isBefore(day) ? MilestoneStatus.LATE : said)
        .orElse(MilestoneStatus.NOT_REPORTED);
  }

  LocalDate date() {
    return doneOn == null ? dueOn : doneOn;
  }

  public enum Confidence {
    HIGH("High", "Likely to be done by its date"),
    MEDIUM("Medium", "Feasible, with problems that can be solved"),
    LOW("Low", "In doubt without a change of course");

    private final String words;
    private final String hint;

    Confidence(String words, String hint) {
      this.words = words;
      this.hint = hint;
    }

    public String words() {
      return words;
    }

    public String hint() {
      return hint;
    }
  }
}
