package throughline.tracker.plan.ownership;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import throughline.tracker.engine.rule.Frequency;

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

  public static Ownership of(JsonNode body) {
    return new Ownership(
        body.path("owner").asText(),
        body.has("frequency") ? Frequency.valueOf(body.get("frequency").asText()) : null,
        body.has("nextUpdate") ? LocalDate.parse(body.get("nextUpdate").asText()) : null,
        body.path("baselineNote").asText());
  }

  public void addTo(ObjectNode body) {
    body.put("owner", owner).put("baselineNote", baselineNote);
    if (frequency != null) {
      body.put("frequency", frequency.name());
    }
    if (nextUpdate != null) {
      body.put("nextUpdate", nextUpdate.toString());
    }
  }

  Ownership withoutFrequency() {
    return new Ownership(owner, null, nextUpdate, baselineNote);
  }

  public boolean hasOwner() {
    return !owner.isEmpty();
  }
}
