package throughline.tracker.plan.ownership;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Objects;
import throughline.tracker.engine.rule.Frequency;
import throughline.tracker.entry.RecordBody;

/**
 * Who answers for something of the plan, and when there is to be news of it.
 *
 * @param owner a role, never a person's name; empty if nobody
 * @param frequency how often there is to be news; null if nobody said
 * @param nextUpdate the day by which there is; null if it follows from the frequency
 * @param baselineNote where it stood before; empty if nobody said
 */
public record Ownership(
    String owner, Frequency frequency, LocalDate nextUpdate, String baselineNote) {

  public static final Ownership NONE = new Ownership("", null, null, "");

  public Ownership {
    owner = Objects.requireNonNullElse(owner, "");
    baselineNote = Objects.requireNonNullElse(baselineNote, "");
  }

  public static Ownership of(JsonNode body) {
    return RecordBody.read(body, Ownership.class);
  }

  public ObjectNode body() {
    return RecordBody.of(this);
  }

  public Ownership withoutFrequency() {
    return new Ownership(owner, null, nextUpdate, baselineNote);
  }

  public boolean hasOwner() {
    return !owner.isEmpty();
  }
}
