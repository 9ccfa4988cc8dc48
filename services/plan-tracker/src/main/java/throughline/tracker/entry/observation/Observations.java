package throughline.tracker.entry.observation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.refusal.NotFound;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.MeasureStore;
import throughline.tracker.engine.schema.ManualEntryKind;
import throughline.tracker.entry.EntryVersion;
import throughline.tracker.entry.ManualEntry;
import throughline.tracker.entry.QueryEntries;
import throughline.tracker.figure.PlaceNames;

/** The figures that were entered, as facts. */
final class Observations {

  private static final LocalDate ALL = LocalDate.of(9999, 1, 1);

  private Observations() {}

  static Measure measure(Handle handle, MeasureStore measures, String id) {
    return measures
        .read(handle)
        .find(id)
        .filter(Measure::isEntered)
        .orElseThrow(() -> new NotFound("measure with this address that is reported by hand"));
  }

  /** What a sentence calls a place: "the whole county", "Banbury". */
  static String placeName(String place) {
    return place.isEmpty() ? "the whole county" : PlaceNames.name(place);
  }

  static List<ObservationView> of(Handle handle, Measure measure) {
    return QueryEntries.versions(
            handle, ManualEntryKind.OBSERVATION, ObservationId.prefix(measure), ALL)
        .stream()
        .collect(Collectors.groupingBy(EntryVersion::id, LinkedHashMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(versions -> ObservationView.of(measure, versions))
        .sorted(
            (one, other) -> {
              int byDay = other.id().period().to().compareTo(one.id().period().to());
              return byDay != 0 ? byDay : one.place().compareTo(other.place());
            })
        .toList();
  }

  static Optional<ObservationView> find(Handle handle, Measure measure, String key) {
    return of(handle, measure).stream().filter(view -> view.key().equals(key)).findFirst();
  }

  static ManualEntry fact(
      ObservationId id, long seen, String state, long value, String source, String reason) {
    ObjectNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put("state", state)
            .put("measure", id.measure().id())
            .put("frequency", id.measure().rule().orElseThrow().frequency().name())
            .put("from", id.period().from().toString())
            .put("lastDay", id.period().lastDay().toString())
            .put("place", id.place())
            .put("value", value)
            .put("source", source);
    if (reason != null) {
      body.put("reason", reason);
    }
    return new ManualEntry(ManualEntryKind.OBSERVATION, id.fact(), seen, body);
  }
}
