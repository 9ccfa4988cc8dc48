package throughline.tracker.plan.community;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.LocalDate;
import throughline.tracker.engine.schema.ManualEntryKind;
import throughline.tracker.entry.ManualEntry;
import throughline.tracker.figure.Period;

/** What a measure is to come to at a library in a financial year, in the measure's unit. */
public record LocalTarget(String library, String measure, Period year, long value) {

  static final String PROPOSED = "PROPOSED";
  static final String AGREED = "AGREED";

  static LocalTarget of(JsonNode body) {
    return new LocalTarget(
        body.path("library").asText(),
        body.path("measure").asText(),
        Period.financialYear(LocalDate.parse(body.path("year").asText())),
        body.path("value").longValue());
  }

  static String id(String library, String measure, int year) {
    return "%s/%s/%d".formatted(library, measure, year);
  }

  String id() {
    return id(library, measure, year.from().getYear());
  }

  ManualEntry fact(long seen, String state, String reason) {
    var body =
        JsonNodeFactory.instance
            .objectNode()
            .put("state", state)
            .put("library", library)
            .put("measure", measure)
            .put("year", year.from().toString())
            .put("value", value)
            .put("reason", reason);
    return new ManualEntry(ManualEntryKind.LOCAL_TARGET, id(), seen, body);
  }
}
