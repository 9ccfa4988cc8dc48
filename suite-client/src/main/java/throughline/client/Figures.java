package throughline.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** The headline figures of the plan tracker's measures. */
public final class Figures {
  private Figures() {}

  /** By the measure's id, in the plan's order; without ratios, which are no whole numbers. */
  public static Map<String, Figure> read(Caller strategyLead) {
    Map<String, Figure> figures = new LinkedHashMap<>();
    for (JsonNode measure : strategyLead.get("/api/measures")) {
      if (measure.hasNonNull("figure") && !measure.get("kind").asText().equals("ratio")) {
        figures.put(measure.get("id").asText(), Figure.of(measure));
      }
    }
    return figures;
  }
}
