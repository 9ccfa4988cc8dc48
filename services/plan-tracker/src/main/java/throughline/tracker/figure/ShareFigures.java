package throughline.tracker.figure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import throughline.tracker.engine.rule.MeasureVersion;

/**
 * One measure as a share of another: of a period, of a month, of a place. Both parts are added up
 * first; shares are never added or averaged. Its periods are those of the first part.
 */
record ShareFigures(MeasureVersion.Parts parts) implements FigureSource {

  static List<FigureQuestion> questions(FigureQuestion share) {
    var parts = share.version().parts();
    return List.of(share.under(parts.numerator()), share.under(parts.denominator()));
  }

  @Override
  public FigureReader reader() {
    return Figures::read;
  }

  @Override
  public List<Figure> overTime(
      Handle handle, MeasureVersion version, List<Period> periods, LocalDate knownAt) {
    var counted = numeratorSource().overTime(handle, parts.numerator(), periods, knownAt);
    var numerators =
        parts.numerator().isShare()
            ? counted
            : Silence.told(handle, parts.numerator(), counted, knownAt);
    var wholes =
        Figures.read(
            handle,
            periods.stream().map(p -> new FigureQuestion(parts.denominator(), p)).toList(),
            knownAt);
    var shares = new ArrayList<Figure>();
    for (int i = 0; i < periods.size(); i++) {
      shares.add(Figure.share(numerators.get(i), wholes.get(i)));
    }
    return shares;
  }

  @Override
  public List<Map<String, Figure>> byPlace(
      Handle handle, List<FigureQuestion> questions, LocalDate knownAt) {
    return Figures.byPlace(handle, questions, knownAt);
  }

  static Map<String, Figure> divided(
      FigureQuestion share, Map<String, Figure> numerators, Map<String, Figure> ofLibraries) {
    var both = questions(share);
    if (share.version().isComparison()) {
      return compared(numerators, ofLibraries);
    }
    var wholes = withDistricts(ofLibraries, both.get(1));
    var shares = new LinkedHashMap<String, Figure>();
    wholes.forEach(
        (place, whole) -> {
          if (!place.isEmpty() && addsUp(both.get(0), place)) {
            shares.put(place, Figure.share(of(place, numerators, both.get(0)), whole));
          }
        });
    return shares;
  }

  /** Shares never add up: only of a place that has both is there a comparison. */
  private static Map<String, Figure> compared(
      Map<String, Figure> shares, Map<String, Figure> others) {
    var compared = new LinkedHashMap<String, Figure>();
    shares.forEach(
        (place, share) -> {
          if (others.containsKey(place)) {
            compared.put(place, Figure.share(share, others.get(place)));
          }
        });
    return compared;
  }

  private static Map<String, Figure> withDistricts(
      Map<String, Figure> wholes, FigureQuestion asked) {
    var all = new LinkedHashMap<>(wholes);
    for (var district : PlaceNames.districts()) {
      if (!wholes.containsKey(district)
          && addsUp(asked, district)
          && wholes.keySet().containsAll(PlaceNames.librariesOf(district))) {
        all.put(district, of(district, wholes, asked));
      }
    }
    return all;
  }

  /** Somebody who came to two libraries of a district is one person in it. */
  private static boolean addsUp(FigureQuestion asked, String place) {
    return !FigureSource.of(asked.version()).countsPeople()
        || PlaceNames.librariesOf(place).size() < 2;
  }

  private static Figure of(String place, Map<String, Figure> byLibrary, FigureQuestion asked) {
    long sum =
        byLibrary.entrySet().stream()
            .filter(entry -> PlaceNames.isWithin(entry.getKey(), place))
            .mapToLong(entry -> entry.getValue().value())
            .sum();
    return CellQueries.figure(asked, sum);
  }

  private FigureSource numeratorSource() {
    return FigureSource.of(parts.numerator());
  }

  @Override
  public Period current(LocalDate day) {
    return numeratorSource().current(day);
  }

  @Override
  public Period comparison(LocalDate day) {
    return numeratorSource().comparison(day);
  }

  @Override
  public List<Period> timeline(LocalDate day) {
    return numeratorSource().timeline(day);
  }

  @Override
  public Period asked(LocalDate first, LocalDate last) {
    return numeratorSource().asked(first, last);
  }

  @Override
  public Period contributing(Period period) {
    return numeratorSource().contributing(period);
  }

  @Override
  public String words(Period period) {
    return numeratorSource().words(period);
  }

  @Override
  public String title(Period period) {
    return numeratorSource().title(period);
  }

  @Override
  public String timelineTitle() {
    return numeratorSource().timelineTitle();
  }

  @Override
  public List<Period> towards(Period year, LocalDate day) {
    return numeratorSource().towards(year, day);
  }

  @Override
  public List<Period> steps(Period year) {
    return numeratorSource().steps(year);
  }
}
