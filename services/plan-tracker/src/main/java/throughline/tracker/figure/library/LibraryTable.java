package throughline.tracker.figure.library;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import throughline.contracts.places.Library;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.figure.Figure;
import throughline.tracker.figure.FigureText;
import throughline.tracker.figure.PlaceNames;
import throughline.tracker.intake.source.Freshness;

/**
 * Every library with its figure of a measure that events feed, now and a year ago.
 *
 * @param measure that it is of; null if there is none
 * @param byPlace for each of them its figure at each place that has one, by the place's code
 */
record LibraryTable(
    LocalDate day,
    List<Measure> measures,
    Measure measure,
    List<Column> columns,
    List<Map<String, Figure>> byPlace,
    Freshness freshness) {

  record Column(Figure county, String words) {}

  record District(String name, List<Library> libraries) {}

  public int width() {
    return columns.size() + 1;
  }

  public List<District> districts() {
    return Library.seed().stream()
        .collect(Collectors.groupingBy(Library::district, LinkedHashMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(district -> new District(district.getKey(), district.getValue()))
        .toList();
  }

  public List<String> elsewhere() {
    return byPlace.stream()
        .flatMap(figures -> figures.keySet().stream())
        .filter(code -> !PlaceNames.isLibrary(code))
        .distinct()
        .sorted()
        .toList();
  }

  /** The figures of a place, in the order of the columns; of what is not there it has none. */
  public List<String> texts(String place) {
    return IntStream.range(0, columns.size()).mapToObj(column -> text(column, place)).toList();
  }

  private String text(int column, String place) {
    var figure = byPlace.get(column).get(place);
    if (figure != null) {
      return figure.text();
    }
    var county = columns.get(column).county();
    return county.hasValue() ? FigureText.of(0, county.unit()) : county.text();
  }
}
