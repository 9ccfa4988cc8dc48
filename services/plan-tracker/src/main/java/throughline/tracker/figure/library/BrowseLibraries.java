package throughline.tracker.figure.library;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import throughline.contracts.places.Library;
import throughline.tracker.engine.database.ReadOnlyTransactions;
import throughline.tracker.engine.fact.SourceHeard;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.MeasureStore;
import throughline.tracker.engine.rule.MeasureVersion;
import throughline.tracker.figure.Figure;
import throughline.tracker.figure.FigureQuestion;
import throughline.tracker.figure.FigureSource;
import throughline.tracker.figure.FigureText;
import throughline.tracker.figure.Figures;
import throughline.tracker.figure.PlaceNames;
import throughline.tracker.figure.SameTime;
import throughline.tracker.intake.source.Freshness;

/** Reads the table of all libraries. */
@Singleton
class BrowseLibraries {

  private final ReadOnlyTransactions transactions;
  private final MeasureStore measures;
  private final Clock clock;

  BrowseLibraries(ReadOnlyTransactions transactions, MeasureStore measures, Clock clock) {
    this.transactions = transactions;
    this.measures = measures;
    this.clock = clock;
  }

  LibraryTable read(String of, LocalDate day) {
    return transactions.read(handle -> read(handle, of, day));
  }

  private LibraryTable read(Handle handle, String of, LocalDate day) {
    var versions =
        measures.read(handle).versionsOn(day).stream()
            .filter(version -> version.measure().isAutomatic() && !version.isShare())
            .filter(MeasureVersion::hasPlaces)
            .toList();
    var shown =
        versions.stream()
            .filter(version -> version.measure().id().equals(of))
            .findFirst()
            .or(() -> versions.stream().findFirst());
    var questions = shown.map(version -> questions(version, day)).orElse(List.of());
    var county = Figures.read(handle, questions, day);
    var columns = shown.map(version -> columns(handle, version, county)).orElse(List.of());
    return new LibraryTable(
        day,
        versions.stream().map(MeasureVersion::measure).toList(),
        shown.map(MeasureVersion::measure).orElse(null),
        columns,
        ofColumns(columns, Figures.byPlace(handle, questions, day)),
        Freshness.read(handle, clock.instant()));
  }

  private static List<FigureQuestion> questions(MeasureVersion version, LocalDate day) {
    var source = FigureSource.of(version);
    var until = SameTime.lastDay(version, day);
    return List.of(
        new FigureQuestion(version, source.current(until)),
        new FigureQuestion(version, source.current(until.minusYears(1))));
  }

  private static List<LibraryTable.Column> columns(
      Handle handle, MeasureVersion version, List<Figure> county) {
    var before = county.get(1);
    var heard = SourceHeard.firstDays(handle);
    return List.of(
        new LibraryTable.Column(
            "Now", county.get(0), LibraryLine.now(version, county.get(0).period())),
        new LibraryTable.Column(
            "A year ago",
            LibraryLine.atSamePoint(version, before, heard),
            LibraryLine.wordsAtSamePoint(version, before.period(), heard)));
  }

  private static List<Map<String, Figure>> ofColumns(
      List<LibraryTable.Column> columns, List<Map<String, Figure>> byPlace) {
    return IntStream.range(0, columns.size())
        .mapToObj(
            i ->
                columns.get(i).county().isBeforeSource()
                    ? Map.<String, Figure>of()
                    : byPlace.get(i))
        .toList();
  }

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

    /**
     * @param words which days it covers
     */
    record Column(String name, Figure county, String words) {}

    record District(String name, List<Library> libraries) {}

    public int width() {
      return columns.size() + 1;
    }

    public List<District> districts() {
      return Library.seed().stream()
          .collect(
              Collectors.groupingBy(Library::district, LinkedHashMap::new, Collectors.toList()))
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
}
