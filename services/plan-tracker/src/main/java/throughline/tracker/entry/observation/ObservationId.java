package throughline.tracker.entry.observation;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.figure.Period;
import throughline.tracker.figure.PlaceNames;

/**
 * What a figure is of: there is one for it, or none.
 *
 * @param place a library's code; empty for the whole county
 */
record ObservationId(Measure measure, Period period, String place) {

  /** As the fact is called. */
  String fact() {
    return prefix(measure) + key();
  }

  /** What a list finds it by again. */
  UUID inList() {
    return UUID.nameUUIDFromBytes(fact().getBytes(StandardCharsets.UTF_8));
  }

  /** Within an address of the measure: "2026-09-30", "2026-09-30-BANB". */
  String key() {
    return period.lastDay() + (place.isEmpty() ? "" : "-" + place);
  }

  /** "2026/27 Q2 (Jul–Sep 2026)", "2026/27 Q2 (Jul–Sep 2026) at Banbury". */
  String words() {
    return place.isEmpty() ? period.label() : period.label() + " at " + PlaceNames.name(place);
  }

  /** How all facts of a measure are called, up to the key. */
  static String prefix(Measure measure) {
    return measure.id() + "/";
  }

  /** What a stored observation is of. */
  static ObservationId of(Measure measure, LocalDate lastDay, String place) {
    var frequency = measure.rule().orElseThrow().frequency();
    return new ObservationId(measure, Period.of(frequency, lastDay), place);
  }
}
