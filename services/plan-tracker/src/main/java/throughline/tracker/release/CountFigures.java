package throughline.tracker.release;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import throughline.contracts.places.Library;
import throughline.tracker.engine.rule.Frequency;
import throughline.tracker.engine.rule.MeasureKind;
import throughline.tracker.engine.rule.MeasureVersion;
import throughline.tracker.figure.Figure;
import throughline.tracker.figure.FigureQuestion;
import throughline.tracker.figure.FigureSource;
import throughline.tracker.figure.Figures;
import throughline.tracker.figure.Period;
import throughline.tracker.figure.PlaceNames;
import throughline.tracker.release.disclosure.CountedTable.Sum;
import throughline.tracker.release.disclosure.Family;

/**
 * Reads the exact figures of a release: of two years up to a day, the county by month and each year
 * by place and by each breakdown. Places and breakdowns are never crossed.
 */
final class CountFigures {

  private static final String DISTRICT = "district";

  private final Handle handle;
  private final LocalDate coversTo;
  private final LocalDate knownOn;

  private CountFigures(Handle handle, LocalDate coversTo, LocalDate knownOn) {
    this.handle = handle;
    this.coversTo = coversTo;
    this.knownOn = knownOn;
  }

  static List<Counted> read(
      Handle handle, List<MeasureVersion> versions, LocalDate coversTo, LocalDate knownOn) {
    return new CountFigures(handle, coversTo, knownOn)
        .read(versions.stream().filter(version -> !version.isShare()).toList());
  }

  private List<Period> years() {
    var year = Period.financialYear(coversTo);
    return List.of(Period.financialYear(year.from().minusDays(1)), year);
  }

  private List<Counted> read(List<MeasureVersion> versions) {
    var questions = versions.stream().flatMap(this::ofCounty).toList();
    var county = Figures.read(handle, questions, knownOn).iterator();
    var wholes = versions.stream().flatMap(this::split).toList();
    var places = Figures.byPlace(handle, wholes, knownOn).iterator();
    return versions.stream()
        .map(
            version -> {
              var table = new Table(version);
              ofCounty(version).forEach(asked -> table.county(county.next()));
              split(version).forEach(asked -> table.split(asked, places.next()));
              return table.counted();
            })
        .toList();
  }

  private Stream<FigureQuestion> ofCounty(MeasureVersion version) {
    var periods = new LinkedHashSet<Period>();
    for (var year : years()) {
      periods.addAll(series(version, year));
      whole(version, year).forEach(periods::add);
    }
    return periods.stream().map(period -> new FigureQuestion(version, period));
  }

  private List<Period> series(MeasureVersion version, Period year) {
    var source = FigureSource.of(version);
    if (version.measure().isReported()) {
      return source.towards(year, coversTo);
    }
    return Period.within(Frequency.MONTH, year).stream()
        .filter(month -> !month.lastDay().isAfter(coversTo))
        .map(month -> isOfADay(version) ? Period.day(month.lastDay()) : month)
        .toList();
  }

  /** What is split by place: the year, or how many there are at its end, or each report. */
  private Stream<Period> whole(MeasureVersion version, Period year) {
    return FigureSource.of(version).towards(year, coversTo).stream();
  }

  private Stream<FigureQuestion> split(MeasureVersion version) {
    return years().stream()
        .flatMap(year -> whole(version, year))
        .map(period -> new FigureQuestion(version, period));
  }

  private static boolean isOfADay(MeasureVersion version) {
    return version.measure().kind() == MeasureKind.STOCK || version.measure().isEstimate();
  }

  static String span(Period period) {
    return period.from().equals(period.lastDay()) ? "DAY" : period.spanName();
  }

  private final class Table {

    private final MeasureVersion version;
    private final boolean addsUp;
    private final Map<Family, Figure> figures = new LinkedHashMap<>();
    private final List<Sum> sums = new ArrayList<>();

    private Table(MeasureVersion version) {
      this.version = version;
      this.addsUp = version.measure().kind() != MeasureKind.DISTINCT_PEOPLE;
    }

    private Counted counted() {
      return new Counted(version, figures, sums);
    }

    private void county(Figure figure) {
      figures.put(ofCounty(figure.period()), figure);
    }

    private Family ofCounty(Period period) {
      return new Family("", "", "", period.from(), span(period));
    }

    private void split(FigureQuestion asked, Map<String, Figure> byPlace) {
      var period = asked.period();
      var whole = ofCounty(period);
      if (!figures.get(whole).hasValue()) {
        return;
      }
      if (span(period).equals("YEAR") && !version.measure().isReported()) {
        addMonths(whole, period);
      }
      var splits =
          version.breakdowns().isEmpty()
              ? Map.<Integer, Map<String, Figure>>of()
              : FigureSource.of(version).bySplit(handle, asked, knownOn);
      if (version.hasPlaces()) {
        var districts = splits.getOrDefault(version.breakdown(DISTRICT), Map.of());
        addPlaces(whole, period, byPlace, districts);
      }
      for (int i = 0; i < version.breakdowns().size(); i++) {
        var breakdown = version.breakdowns().get(i);
        if (!breakdown.equals(DISTRICT)) {
          addGroups(whole, period, breakdown, splits.getOrDefault(i, Map.of()));
        }
      }
    }

    private void addMonths(Family whole, Period year) {
      var months =
          Period.within(Frequency.MONTH, year).stream()
              .map(this::ofCounty)
              .filter(figures::containsKey)
              .filter(month -> figures.get(month).hasValue())
              .toList();
      addSum(whole, months);
    }

    private void addGroups(
        Family whole, Period period, String breakdown, Map<String, Figure> groups) {
      var parts = new ArrayList<Family>();
      new TreeSet<>(groups.keySet())
          .forEach(
              group -> {
                var part = new Family("", breakdown, group, period.from(), span(period));
                figures.put(part, groups.get(group).marked(version, knownOn));
                parts.add(part);
              });
      if (!parts.isEmpty()) {
        addSum(whole, parts);
      }
    }

    private void addPlaces(
        Family whole, Period period, Map<String, Figure> byPlace, Map<String, Figure> districts) {
      if (version.measure().isEstimate()) {
        byPlace.keySet().stream()
            .filter(code -> !code.isEmpty())
            .forEach(code -> add(code, period, byPlace.get(code).value()));
        return;
      }
      long told = byPlace.values().stream().mapToLong(Figure::value).sum();
      long elsewhere = figures.get(whole).value() - told;
      if (addsUp && elsewhere < 0) {
        return;
      }
      var amounts = new HashMap<String, Long>();
      codes().forEach(code -> amounts.put(code, 0L));
      byPlace.forEach((code, figure) -> amounts.merge(name(code), figure.value(), Long::sum));
      if (addsUp && elsewhere > 0) {
        amounts.merge(Published.NOT_STATED, elsewhere, Long::sum);
      }
      amounts.forEach((code, amount) -> add(code, period, amount));
      var top = new ArrayList<Family>();
      for (var district : PlaceNames.districts()) {
        var within =
            amounts.keySet().stream().sorted().filter(code -> isIn(code, district)).toList();
        if (within.isEmpty() || within.equals(List.of(district))) {
          continue;
        }
        long sum = within.stream().mapToLong(amounts::get).sum();
        if (addsUp || districts.containsKey(district)) {
          long amount = addsUp ? sum : districts.get(district).value();
          top.add(add(district, period, amount));
          addSum(ofPlace(district, period), within.stream().map(c -> ofPlace(c, period)).toList());
        }
      }
      var named = Set.copyOf(top);
      amounts.keySet().stream()
          .sorted()
          .filter(
              code ->
                  PlaceNames.districts().stream()
                      .noneMatch(d -> isIn(code, d) && named.contains(ofPlace(d, period))))
          .forEach(code -> top.add(ofPlace(code, period)));
      addSum(whole, top);
    }

    private boolean isIn(String code, String district) {
      return PlaceNames.isWithin(code, district);
    }

    /** All libraries, or districts, also those with none; of reports none that did not report. */
    private List<String> codes() {
      if (version.measure().isReported()) {
        return List.of();
      }
      return DISTRICT.equals(version.measure().rule().orElseThrow().place())
          ? PlaceNames.districts()
          : Library.seed().stream().map(Library::code).toList();
    }

    private String name(String code) {
      return code.isEmpty() || PlaceNames.name(code).equals(code) ? Published.NOT_STATED : code;
    }

    private Family add(String code, Period period, long amount) {
      var place = ofPlace(code, period);
      figures.put(
          place, Figure.of(period, amount, version.measure().unit()).marked(version, knownOn));
      return place;
    }

    /** What there is on a day at a place is the same figure in each release of the year. */
    private Family ofPlace(String code, Period period) {
      var from = isOfADay(version) ? Period.financialYear(period.from()).from() : period.from();
      return new Family(code, "", "", from, span(period));
    }

    /** Parts that do not come to their whole are not told: nobody could say what they give away. */
    private void addSum(Family whole, List<Family> parts) {
      long sum = parts.stream().mapToLong(part -> figures.get(part).value()).sum();
      long amount = figures.get(whole).value();
      if (addsUp ? sum == amount : sum >= amount) {
        sums.add(new Sum(whole, parts));
      } else {
        parts.forEach(this::drop);
      }
    }

    private void drop(Family whole) {
      figures.remove(whole);
      var below = sums.stream().filter(sum -> sum.whole().equals(whole)).toList();
      sums.removeAll(below);
      below.forEach(sum -> sum.parts().forEach(this::drop));
    }
  }
}
