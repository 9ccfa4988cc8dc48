package throughline.tracker.entry.population;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import throughline.tracker.engine.rule.Unit;
import throughline.tracker.entry.EntryVersion;
import throughline.tracker.figure.FigureText;

/** Something that was entered of a year's population. */
record EstimateView(
    UUID id,
    long version,
    String ageBand,
    int year,
    LocalDate publishedOn,
    String source,
    String reason,
    Instant at,
    String by,
    boolean inForce,
    List<Area> areas) {

  record Area(String place, int people) {

    public String name() {
      return Areas.name(place);
    }

    public String text() {
      return FigureText.of(people, Unit.PEOPLE);
    }
  }

  static EstimateView of(EntryVersion<PopulationBook> version, boolean inForce) {
    var year = version.body().path("year").intValue();
    var areas =
        version
            .said()
            .year(year)
            .map(
                found ->
                    found.people().entrySet().stream()
                        .map(area -> new Area(area.getKey(), area.getValue()))
                        .toList())
            .orElse(List.of());
    return new EstimateView(
        UUID.nameUUIDFromBytes(
            "%s %d".formatted(version.id(), version.version()).getBytes(StandardCharsets.UTF_8)),
        version.version(),
        version.text("ageBand"),
        year,
        LocalDate.parse(version.text("publishedOn")),
        version.text("source"),
        version.reason(),
        version.at(),
        version.by(),
        inForce,
        areas);
  }

  public boolean isWithdrawn() {
    return areas.isEmpty();
  }

  public String total() {
    return FigureText.of(areas.stream().mapToLong(Area::people).sum(), Unit.PEOPLE);
  }

  public boolean hasParts() {
    return areas.size() > 1;
  }

  public String path() {
    return "/population/%s/%d".formatted(ageBand, year);
  }
}
