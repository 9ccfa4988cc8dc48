package throughline.tracker.entry.population;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.Measures;
import throughline.tracker.engine.schema.ManualEntryKind;
import throughline.tracker.entry.EntryHistory;
import throughline.tracker.entry.EntryStore;
import throughline.tracker.entry.EntryVersion;
import throughline.tracker.entry.ImportFiles;
import throughline.tracker.entry.ManualEntry;

/** The population of each age band, as a fact. */
final class Populations {

  private static final EntryStore<PopulationBook> STORE =
      new EntryStore<>(ManualEntryKind.POPULATION, PopulationBook::of);

  private Populations() {}

  /** Those that measures are shares of, and those of a profile. */
  static List<String> ageBands(Measures measures) {
    return Stream.concat(
            measures.all().stream()
                .filter(Measure::isEstimate)
                .flatMap(measure -> measure.rule().orElseThrow().only().get("ageBand").stream()),
            Statistic.AGE_BANDS.stream())
        .distinct()
        .sorted(Comparator.comparing(Populations::youngest))
        .toList();
  }

  private static int youngest(String band) {
    return Integer.parseInt(band.substring(0, band.indexOf('-')));
  }

  static Map<String, EntryHistory<PopulationBook>> histories(Handle handle) {
    return STORE.startingWith(handle, "");
  }

  static Map<String, EntryHistory<PopulationBook>> histories(Handle handle, LocalDate knownAt) {
    return STORE.all(handle, knownAt);
  }

  static ImportFiles.About about(JsonNode body) {
    return new ImportFiles.About(
        body.path("source").asText(),
        body.path("reason").asText(),
        LocalDate.parse(body.path("publishedOn").asText()),
        body.path("illustrative").booleanValue());
  }

  static PopulationBook book(Handle handle, String ageBand) {
    return history(handle, ageBand)
        .last()
        .map(EntryVersion::said)
        .orElseGet(() -> PopulationBook.of(MissingNode.getInstance()));
  }

  static EntryHistory<PopulationBook> history(Handle handle, String ageBand) {
    return STORE.one(handle, ageBand);
  }

  static EntryHistory<PopulationBook> history(Handle handle, String ageBand, LocalDate knownAt) {
    return STORE.one(handle, ageBand, knownAt);
  }

  static ManualEntry fact(long seen, Estimate estimate, PopulationBook book) {
    var body =
        JsonNodeFactory.instance
            .objectNode()
            .put("ageBand", estimate.ageBand())
            .put("year", estimate.year())
            .put("publishedOn", estimate.publishedOn().toString())
            .put("source", estimate.about().source());
    if (estimate.about().illustrative()) {
      body.put("illustrative", true);
    }
    if (!estimate.reason().isEmpty()) {
      body.put("reason", estimate.reason());
    }
    body.set("areas", book.areas());
    return new ManualEntry(ManualEntryKind.POPULATION, estimate.ageBand(), seen, body);
  }

  /** What was said last of a year: that it is so, or that it was withdrawn. */
  static Optional<EntryVersion<PopulationBook>> lastOf(
      EntryHistory<PopulationBook> history, int year) {
    return history.versions().stream()
        .filter(version -> version.body().path("year").intValue() == year)
        .findFirst();
  }

  static long version(Handle handle, String ageBand, int year) {
    return lastOf(history(handle, ageBand), year).map(EntryVersion::version).orElse(0L);
  }
}
