package throughline.tracker.entry.population;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.MeasureStore;
import throughline.tracker.engine.schema.ManualEntryKind;
import throughline.tracker.entry.EntryVersion;
import throughline.tracker.entry.ManualEntry;
import throughline.tracker.entry.QueryEntries;

/** The population of each age band, as a fact. */
final class Populations {

  private Populations() {}

  static List<String> ageBands(Handle handle, MeasureStore measures) {
    return measures.read(handle).all().stream()
        .filter(Measure::isEstimate)
        .flatMap(measure -> measure.rule().orElseThrow().only().get("ageBand").stream())
        .distinct()
        .toList();
  }

  static PopulationBook book(Handle handle, String ageBand) {
    return PopulationBook.of(latest(handle, ageBand));
  }

  private static JsonNode latest(Handle handle, String ageBand) {
    return QueryEntries.latest(handle, ManualEntryKind.POPULATION, ageBand)
        .map(EntryVersion::body)
        .orElse(MissingNode.getInstance());
  }

  static List<EntryVersion> versions(Handle handle, String ageBand) {
    return QueryEntries.versions(
            handle, ManualEntryKind.POPULATION, ageBand, LocalDate.of(9999, 1, 1))
        .stream()
        .filter(version -> version.id().equals(ageBand))
        .toList();
  }

  static ManualEntry fact(long seen, Estimate estimate, PopulationBook book) {
    var body =
        JsonNodeFactory.instance
            .objectNode()
            .put("ageBand", estimate.ageBand())
            .put("year", estimate.year())
            .put("publishedOn", estimate.publishedOn().toString())
            .put("source", estimate.source());
    if (!estimate.reason().isEmpty()) {
      body.put("reason", estimate.reason());
    }
    body.set("areas", book.areas());
    return new ManualEntry(ManualEntryKind.POPULATION, estimate.ageBand(), seen, body);
  }

  static long version(Handle handle, String ageBand) {
    return QueryEntries.latest(handle, ManualEntryKind.POPULATION, ageBand)
        .map(EntryVersion::version)
        .orElse(0L);
  }

  static long version(Handle handle, String ageBand, int year) {
    return versions(handle, ageBand).stream()
        .filter(version -> version.body().path("year").intValue() == year)
        .mapToLong(EntryVersion::version)
        .max()
        .orElse(0);
  }
}
