package throughline.tracker.entry.observation;

import java.time.LocalDate;
import java.util.Map;
import throughline.platform.web.input.Form;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.entry.EntryHistory;
import throughline.tracker.entry.EntryVersion;
import throughline.tracker.figure.FigureText;
import throughline.tracker.figure.PlaceNames;

/** A figure that was entered, as a page shows it. */
record ObservationView(ObservationId id, EntryHistory<Said> history) {

  /** What was entered, in the measure's unit, hundredths of a percent. */
  record Said(long value, String source) {}

  static ObservationView of(Measure measure, EntryHistory<Said> history) {
    var last = history.latest();
    return new ObservationView(
        ObservationId.of(measure, LocalDate.parse(last.text("lastDay")), last.text("place")),
        history);
  }

  public EntryVersion<Said> latest() {
    return history.latest();
  }

  public String text() {
    return text(latest());
  }

  public String text(EntryVersion<Said> version) {
    return FigureText.of(version.said().value(), id.measure().unit());
  }

  public String key() {
    return id.key();
  }

  public String path() {
    return "/measures/%s/observations/%s".formatted(id.measure().id(), key());
  }

  public String period() {
    return id.period().label();
  }

  public String place() {
    return id.place().isEmpty() ? "Whole county" : PlaceNames.name(id.place());
  }

  Form form() {
    var typed = text().replaceAll("[%,]", "");
    return Form.startingWith(Map.of("value", typed, "source", latest().said().source()));
  }
}
