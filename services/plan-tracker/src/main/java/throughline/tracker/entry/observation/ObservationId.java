package throughline.tracker.entry.observation;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.figure.Period;
import throughline.tracker.figure.PlaceNames;

/** What a figure is of, and there is only one of it; the place is empty for the whole county. */
record ObservationId(Measure measure, Period period, String place) {

  String fact() {
    return prefix(measure) + key();
  }

  public String subject() {
    return "observation/" + fact();
  }

  UUID inList() {
    return UUID.nameUUIDFromBytes(fact().getBytes(StandardCharsets.UTF_8));
  }

  String key() {
    return period.lastDay() + (place.isEmpty() ? "" : "-" + place);
  }

  public String words() {
    return place.isEmpty() ? period.label() : period.label() + " at " + PlaceNames.name(place);
  }

  static String prefix(Measure measure) {
    return measure.id() + "/";
  }

  static ObservationId of(Measure measure, LocalDate lastDay, String place) {
    var frequency = measure.rule().orElseThrow().frequency();
    return new ObservationId(measure, Period.of(frequency, lastDay), place);
  }
}
