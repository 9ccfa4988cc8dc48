package throughline.tracker.rulechange;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.MeasureVersion;
import throughline.tracker.engine.rule.Measures;
import throughline.tracker.figure.Figure;
import throughline.tracker.figure.FigureQuestion;
import throughline.tracker.figure.FigureSource;
import throughline.tracker.figure.Figures;
import throughline.tracker.figure.MeasureHistory;
import throughline.tracker.figure.Period;
import throughline.tracker.figure.PlaceNames;

/** Reads the figures of today and those that are tried, by the queries that every page asks. */
final class CompareFigures {

  /** More would be no page; there is a file of all. */
  static final int ON_A_PAGE = 36;

  static final int ALL = 600;

  /** One look at the index for each kind of entries, however many there are. */
  private static final String FIRST_DAY =
      """
      SELECT min(effective_on)
        FROM entry_kind_measure AS kind
       CROSS JOIN LATERAL (SELECT effective_on
                             FROM entry
                            WHERE entry_kind_id = kind.entry_kind_id AND effective_on IS NOT NULL
                            ORDER BY effective_on
                            LIMIT 1) AS first
       WHERE kind.measure_version_id = ANY (:rules)
      """;

  private final Handle handle;
  private final Measures measures;
  private final LocalDate day;
  private final MeasureVersion tried;
  private final Optional<MeasureVersion> today;

  CompareFigures(Handle handle, Measures measures, Trial trial, LocalDate day) {
    this.handle = handle;
    this.measures = measures;
    this.day = day;
    this.tried = measures.tried(trial.measureVersionId(), trial.measure(), day);
    this.today = measures.version(trial.measureId(), day);
  }

  Comparison read(int months) {
    return new Comparison(
        today.map(MeasureVersion::measure).orElseGet(this::uncounted),
        tried.measure(),
        day,
        headline(),
        months(months),
        places(),
        changed().isPresent());
  }

  private Measure uncounted() {
    return measures.find(tried.measure().id()).orElse(tried.measure());
  }

  Optional<ChangedFacts> changed() {
    return tried.isShare() || today.filter(MeasureVersion::isShare).isPresent()
        ? Optional.empty()
        : Optional.of(new ChangedFacts(today.orElse(null), tried));
  }

  private Comparison.Line headline() {
    var source = FigureSource.of(tried);
    var period = source.current(day);
    return new Comparison.Line(
        "",
        source.title(period),
        today.map(version -> figure(version, period)).orElse(null),
        figure(tried, period));
  }

  private Figure figure(MeasureVersion version, Period period) {
    return Figures.read(handle, List.of(new FigureQuestion(version, period)), day).get(0);
  }

  private List<Comparison.Line> months(int most) {
    var periods = Period.monthsUpTo(day, Math.min(most, monthsSinceTheFirst()));
    var before = today.map(version -> MeasureHistory.overTime(handle, version, periods, day));
    var after = MeasureHistory.overTime(handle, tried, periods, day);
    var lines = new ArrayList<Comparison.Line>();
    for (int i = 0; i < periods.size(); i++) {
      int at = i;
      lines.add(
          new Comparison.Line(
              periods.get(i).from().toString().substring(0, 7),
              periods.get(i).label(),
              before.map(figures -> figures.get(at)).orElse(null),
              after.get(i)));
    }
    Collections.reverse(lines);
    return lines;
  }

  private int monthsSinceTheFirst() {
    var first =
        handle
            .createQuery(FIRST_DAY)
            .bindArray("rules", Integer.class, rules())
            .mapTo(LocalDate.class)
            .findOne()
            .filter(found -> !found.isAfter(day))
            .orElse(day);
    long months = ChronoUnit.MONTHS.between(first.withDayOfMonth(1), day) + 1;
    return (int) Math.max(13, Math.min(months, ALL));
  }

  private List<Integer> rules() {
    return Stream.concat(today.stream(), Stream.of(tried))
        .flatMap(
            version ->
                version.isShare()
                    ? Stream.of(version.parts().numerator(), version.parts().denominator())
                    : Stream.of(version))
        .map(MeasureVersion::measureVersionId)
        .toList();
  }

  private List<Comparison.Line> places() {
    var before = today.map(this::byPlace).orElse(Map.of());
    var after = byPlace(tried);
    var codes = new TreeSet<>(before.keySet());
    codes.addAll(after.keySet());
    return codes.stream()
        .map(
            code ->
                new Comparison.Line(code, PlaceNames.name(code), before.get(code), after.get(code)))
        .toList();
  }

  private Map<String, Figure> byPlace(MeasureVersion version) {
    var question = new FigureQuestion(version, FigureSource.of(version).current(day));
    return Figures.byPlace(handle, List.of(question), day).get(0);
  }
}
