package throughline.tracker.figure.library;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import throughline.contracts.places.Library;
import throughline.tracker.engine.database.ReadOnlyTransactions;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.MeasureKind;
import throughline.tracker.engine.rule.MeasureStore;
import throughline.tracker.engine.rule.MeasureVersion;
import throughline.tracker.engine.rule.Unit;
import throughline.tracker.figure.Figure;
import throughline.tracker.figure.FigureQuestion;
import throughline.tracker.figure.FigureSource;
import throughline.tracker.figure.FigureText;
import throughline.tracker.figure.Figures;
import throughline.tracker.figure.PlaceNames;
import throughline.tracker.figure.TimelineChart;
import throughline.tracker.figure.map.CountyMaps;
import throughline.tracker.intake.source.Freshness;

/** Reads the libraries beside each other, by one measure: as it stands now, or month by month. */
@Singleton
class CompareLibraries {

  static final String COUNTED = "count";

  private static final double THOUSAND = 1000;

  /** From here on a tenth says nothing. */
  private static final double FEW = 99.95;

  private static final long TENTH = 10;

  private final ReadOnlyTransactions transactions;
  private final MeasureStore measures;
  private final CountyMaps maps;
  private final Clock clock;

  CompareLibraries(
      ReadOnlyTransactions transactions, MeasureStore measures, CountyMaps maps, Clock clock) {
    this.transactions = transactions;
    this.measures = measures;
    this.maps = maps;
    this.clock = clock;
  }

  /**
   * @param by {@link #COUNTED} for what was counted, where it could be per 1,000
   */
  Comparison read(String measure, String by, LocalDate day) {
    return transactions.read(handle -> read(handle, measure, by, day));
  }

  LibraryMonths months(String measure, LocalDate day) {
    return transactions.read(handle -> months(handle, measure, day));
  }

  private Comparison read(Handle handle, String of, String by, LocalDate day) {
    var all = measures.read(handle).versionsOn(day);
    var version = chosen(all, of);
    var asked = new ArrayList<FigureQuestion>();
    asked.add(new FigureQuestion(version, FigureSource.of(version).current(day)));
    var reach = Reach.of(version, all);
    reach.ifPresent(
        each ->
            asked.add(
                new FigureQuestion(each.people(), FigureSource.of(each.people()).current(day))));
    var counties = Figures.read(handle, asked, day);
    var places = Figures.byPlace(handle, asked, day);
    var whole = reach.filter(each -> isKnown(places.get(1)));
    var perReach = whole.isPresent() && !by.equals(COUNTED);
    var lines = new Lines(version, counties, places, perReach);
    return new Comparison(
        day,
        offered(all),
        version.measure(),
        LibraryLine.now(version, counties.get(0).period()),
        whole.map(each -> each.words(handle, day)).orElse(""),
        perReach,
        lines.county(),
        Comparison.ranked(lines.ofLibraries()),
        lines.others(),
        maps.read(handle),
        Freshness.read(handle, clock.instant()));
  }

  private static boolean isKnown(Map<String, Figure> people) {
    return Library.seed().stream().allMatch(library -> people.containsKey(library.code()));
  }

  private LibraryMonths months(Handle handle, String of, LocalDate day) {
    var all = measures.read(handle).versionsOn(day);
    var version = chosen(all, of);
    var asked =
        FigureSource.of(version).timeline(day).stream()
            .map(period -> new FigureQuestion(version, period))
            .toList();
    var county = Figures.read(handle, asked, day);
    var places = Figures.byPlace(handle, asked, day);
    return new LibraryMonths(
        day,
        offered(all),
        version.measure(),
        county,
        Library.seed().stream()
            .map(library -> new LibraryMonths.Line(library, over(version, library, county, places)))
            .toList(),
        Freshness.read(handle, clock.instant()));
  }

  private static List<Figure> over(
      MeasureVersion version,
      Library library,
      List<Figure> county,
      List<Map<String, Figure>> places) {
    var figures = new ArrayList<Figure>();
    for (int i = 0; i < county.size(); i++) {
      figures.add(at(version, library.code(), county.get(i), places.get(i)));
    }
    return figures;
  }

  /** Where the county's source was heard of, what a place has nothing of is 0; but no share is. */
  private static Figure at(
      MeasureVersion version, String place, Figure county, Map<String, Figure> places) {
    var none = Figure.none(county.period(), county.unit());
    if (!county.hasValue()) {
      return county.isShare() ? places.getOrDefault(place, none) : none;
    }
    return places.getOrDefault(
        place, version.isShare() ? none : Figure.of(county.period(), 0, version.measure().unit()));
  }

  private static List<Measure> offered(List<MeasureVersion> all) {
    return withPlaces(all).stream().map(MeasureVersion::measure).toList();
  }

  private static List<MeasureVersion> withPlaces(List<MeasureVersion> all) {
    return all.stream()
        .filter(MeasureVersion::hasPlaces)
        .filter(version -> !version.measure().isEstimate() && !version.isComparison())
        .toList();
  }

  private static MeasureVersion chosen(List<MeasureVersion> all, String id) {
    var versions = withPlaces(all);
    return versions.stream()
        .filter(version -> version.measure().id().equals(id))
        .findFirst()
        .or(
            () ->
                versions.stream()
                    .filter(version -> version.measure().kind() == MeasureKind.STOCK)
                    .findFirst())
        .orElseGet(() -> versions.get(0));
  }

  /** The lines of a measure; with the people of its reach where it is per 1,000 of them. */
  private record Lines(
      MeasureVersion version,
      List<Figure> counties,
      List<Map<String, Figure>> places,
      boolean perReach) {

    Comparison.Line county() {
      return line("", "County", "", counties.get(0), perReach ? counties.get(1) : null);
    }

    List<Comparison.Line> ofLibraries() {
      return Library.seed().stream().map(this::of).toList();
    }

    private Comparison.Line of(Library library) {
      var here = at(version, library.code(), counties.get(0), places.get(0));
      return line(
          library.code(),
          library.name(),
          library.district(),
          here,
          perReach ? places.get(1).get(library.code()) : null);
    }

    List<Comparison.Line> others() {
      var others =
          new ArrayList<>(ofLibraries().stream().filter(line -> line.value() == null).toList());
      if (!perReach && !version.isShare()) {
        places.get(0).keySet().stream()
            .filter(code -> !PlaceNames.isLibrary(code))
            .sorted()
            .map(code -> line("", PlaceNames.name(code), "", places.get(0).get(code), null))
            .forEach(others::add);
      }
      return others;
    }

    private Comparison.Line line(
        String code, String name, String district, Figure figure, Figure people) {
      var value = value(figure, Optional.ofNullable(people));
      return new Comparison.Line(
          0,
          code,
          name,
          district,
          value,
          value == null ? figure.text() : text(figure, value),
          perReach || figure.isShare() ? figure.text() : "");
    }

    private Double value(Figure figure, Optional<Figure> people) {
      if (!figure.hasValue() || perReach && people.filter(all -> all.value() > 0).isEmpty()) {
        return null;
      }
      return perReach
          ? TimelineChart.amount(figure) * THOUSAND / people.orElseThrow().value()
          : TimelineChart.amount(figure);
    }

    private String text(Figure figure, double value) {
      if (perReach) {
        return String.format(Locale.UK, value < FEW ? "%.1f" : "%,.0f", value) + mark(figure);
      }
      return figure.isShare()
          ? FigureText.of(Math.round(figure.value() / (double) TENTH) * TENTH, Unit.PERCENT)
              + mark(figure)
          : figure.text();
    }

    private static String mark(Figure figure) {
      return figure.isProvisional() ? Figure.PROVISIONAL_MARK : "";
    }
  }
}
