package throughline.tracker.entry.population;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import throughline.tracker.engine.rule.Unit;
import throughline.tracker.entry.EntryVersion;
import throughline.tracker.figure.FigureText;

/** Something that was entered of a year's population. */
record EstimateView(EntryVersion<PopulationBook> entry, boolean inForce) {

  record Area(String place, int people) {

    public String name() {
      return Areas.name(place);
    }

    public String text() {
      return FigureText.of(people, Unit.PEOPLE);
    }
  }

  UUID id() {
    var name = "%s %d".formatted(entry.id(), entry.version());
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  public String ageBand() {
    return entry.text("ageBand");
  }

  public int year() {
    return entry.body().path("year").intValue();
  }

  public LocalDate publishedOn() {
    return LocalDate.parse(entry.text("publishedOn"));
  }

  /** None when the estimate was withdrawn. */
  public List<Area> areas() {
    return entry.said().year(year()).stream()
        .flatMap(estimate -> estimate.people().entrySet().stream())
        .map(area -> new Area(area.getKey(), area.getValue()))
        .toList();
  }

  public boolean isWithdrawn() {
    return areas().isEmpty();
  }

  public String total() {
    return FigureText.of(areas().stream().mapToLong(Area::people).sum(), Unit.PEOPLE);
  }

  public boolean isIllustrative() {
    return entry.body().path("illustrative").booleanValue();
  }

  public boolean hasParts() {
    return areas().size() > 1;
  }

  public String path() {
    return "/population/%s/%d".formatted(ageBand(), year());
  }
}
