package throughline.tracker.entry.observation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import throughline.platform.web.input.Form;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.Unit;
import throughline.tracker.entry.EntryVersion;
import throughline.tracker.figure.FigureText;
import throughline.tracker.figure.PlaceNames;

/** A figure that was entered, as a page shows it. */
record ObservationView(ObservationId id, Unit unit, List<Entry> versions) {

  /**
   * One version of it.
   *
   * @param value in the unit, hundredths of a percent
   * @param reason why it differs from the one before; empty for the first
   * @param approvedBy empty if nobody had to approve it
   */
  record Entry(
      long version,
      boolean withdrawn,
      long value,
      String text,
      String source,
      String reason,
      Instant at,
      String by,
      String approvedBy) {}

  static ObservationView of(Measure measure, List<EntryVersion> versions) {
    var first = versions.get(0);
    var id = ObservationId.of(measure, LocalDate.parse(first.text("lastDay")), first.text("place"));
    var entries =
        versions.stream()
            .sorted((one, other) -> Long.compare(other.version(), one.version()))
            .map(version -> entry(measure.unit(), version))
            .toList();
    return new ObservationView(id, measure.unit(), entries);
  }

  private static Entry entry(Unit unit, EntryVersion version) {
    var value = version.body().path("value").longValue();
    return new Entry(
        version.version(),
        version.text("state").equals("WITHDRAWN"),
        value,
        FigureText.of(value, unit),
        version.text("source"),
        version.text("reason"),
        version.at(),
        version.by(),
        version.approvedBy());
  }

  public Entry latest() {
    return versions.get(0);
  }

  public List<Entry> earlier() {
    return versions.subList(1, versions.size());
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

  public String words() {
    return id.words();
  }

  public String subject() {
    return "observation/" + id.fact();
  }

  Form form() {
    var typed = latest().text().replaceAll("[%,]", "");
    return Form.startingWith(Map.of("value", typed, "source", latest().source()));
  }
}
