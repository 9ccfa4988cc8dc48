package throughline.tracker.figure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import throughline.contracts.places.Library;
import throughline.tracker.rule.MeasureVersion;

/**
 * One measure as a share of another: of a period, of a month, of a place. Both parts are added up
 * first; shares are never added or averaged. Its periods are those of the first part.
 */
record ShareFigures(MeasureVersion.Parts parts) implements FigureSource {

  private static final Map<String, String> DISTRICT_OF_LIBRARY = districts();

  /** Both questions of a share: the part, then the whole. */
  static List<FigureQuestion> questions(FigureQuestion share) {
    var parts = share.version().parts();
    return List.of(
        share.under(parts.numerator()), share.under(parts.denominator()));
  }

  @Override
  public List<Figure> figures(Handle handle, List<FigureQuestion> questions, LocalDate knownAt) {
    return Figures.read(handle, questions, knownAt);
  }

  @Override
  public List<Figure> overTime(
      Handle handle, MeasureVersion version, List<Period> periods, LocalDate knownAt) {
    var numerators = numeratorSource().overTime(handle, parts.numerator(), periods, knownAt);
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

  /** Of each place whose whole is known: a library, or a district with all its libraries. */
  static Map<String, Figure> divided(
      FigureQuestion share, Map<String, Figure> numerators, Map<String, Figure> wholes) {
    var shares = new LinkedHashMap<String, Figure>();
    wholes.forEach(
        (place, whole) -> {
          if (!place.isEmpty()) {
            var numerator = of(place, numerators, questions(share).get(0));
            shares.put(place, Figure.share(numerator, whole));
          }
        });
    return shares;
  }

  private static Figure of(String place, Map<String, Figure> byLibrary, FigureQuestion numerator) {
    long sum =
        byLibrary.entrySet().stream()
            .filter(
                entry ->
                    entry.getKey().equals(place)
                        || place.equals(DISTRICT_OF_LIBRARY.get(entry.getKey())))
            .mapToLong(entry -> entry.getValue().value())
            .sum();
    return CellQueries.figure(numerator, sum);
  }

  private static Map<String, String> districts() {
    var districts = new TreeMap<String, String>();
    Library.seed().forEach(library -> districts.put(library.code(), library.districtCode()));
    return districts;
  }

  @Override
  public Map<Integer, Map<String, Figure>> bySplit(
      Handle handle, FigureQuestion question, LocalDate knownAt) {
    return Map.of();
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

  @Override
  public boolean countsPeople() {
    return false;
  }
}
