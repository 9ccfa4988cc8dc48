package throughline.tracker.entry.observation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.refusal.NotFound;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.Measures;
import throughline.tracker.engine.schema.ManualEntryKind;
import throughline.tracker.entry.EntryStore;
import throughline.tracker.entry.ManualEntry;
import throughline.tracker.entry.RecordBody;
import throughline.tracker.figure.PlaceNames;

/** The figures that were entered, as facts. */
final class Observations {

  static final String ENTERED = "ENTERED";

  private static final EntryStore<ObservationView.Said> STORE =
      new EntryStore<>(
          ManualEntryKind.OBSERVATION, body -> RecordBody.read(body, ObservationView.Said.class));

  private Observations() {}

  static Measure measure(Measures measures, String id) {
    return measures
        .find(id)
        .filter(Measure::isEntered)
        .orElseThrow(() -> new NotFound("measure with this address that is reported by hand"));
  }

  static String placeName(String place) {
    return place.isEmpty() ? "the whole county" : PlaceNames.name(place);
  }

  static List<ObservationView> of(Handle handle, Measure measure) {
    return STORE.startingWith(handle, ObservationId.prefix(measure)).values().stream()
        .map(history -> ObservationView.of(measure, history))
        .sorted(
            Comparator.comparing((ObservationView view) -> view.id().period().to())
                .reversed()
                .thenComparing(ObservationView::place))
        .toList();
  }

  static ManualEntry fact(
      ObservationId id, long seen, String state, ObservationView.Said said, String reason) {
    ObjectNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put("state", state)
            .put("measure", id.measure().id())
            .put("frequency", id.measure().rule().orElseThrow().frequency().name())
            .put("from", id.period().from().toString())
            .put("lastDay", id.period().lastDay().toString())
            .put("place", id.place())
            .put("value", said.value())
            .put("source", said.source());
    if (reason != null) {
      body.put("reason", reason);
    }
    return new ManualEntry(ManualEntryKind.OBSERVATION, id.fact(), seen, body);
  }
}
