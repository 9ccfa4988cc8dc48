package throughline.tracker.figure;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import throughline.platform.core.time.London;
import throughline.tracker.measure.MeasureKind;
import throughline.tracker.measure.Measures;
import throughline.tracker.measure.RegisteredRule;

/** Reads figures for pages and programs. */
@Singleton
public class ReadFigures {

  private static final int MONTHS_SHOWN = 13;

  private final Jdbi jdbi;
  private final Measures measures;
  private final Clock clock;

  ReadFigures(Jdbi jdbi, Measures measures, Clock clock) {
    this.jdbi = jdbi;
    this.measures = measures;
    this.clock = clock;
  }

  /** The headline figures of every measure that events feed, as known now. */
  public List<Headline> headlines() {
    var today = London.today(clock);
    return jdbi.withHandle(
        handle ->
            measures.rules().stream().map(rule -> headline(handle, rule, today, today)).toList());
  }

  /**
   * A measure's figures with their history and their parts.
   *
   * @param knownAt counts what was known by the end of this local day
   */
  public MeasureHistory history(RegisteredRule rule, LocalDate knownAt) {
    return jdbi.withHandle(
        handle -> {
          var headline = headline(handle, rule, knownAt, knownAt);
          var period = headline.main().period();
          var months =
              Figures.byMonth(handle, rule, Period.monthsUpTo(knownAt, MONTHS_SHOWN), knownAt);
          var places = Figures.byPlace(handle, rule, period, knownAt);
          var splits = splits(handle, rule, period, knownAt);
          return MeasureHistory.of(rule.measure(), knownAt, headline, months, places, splits);
        });
  }

  private static Map<String, Map<String, Long>> splits(
      Handle handle, RegisteredRule rule, Period period, LocalDate knownAt) {
    var fields = rule.measure().rule().orElseThrow().breakdowns();
    var splits = new LinkedHashMap<String, Map<String, Long>>();
    for (int i = 0; i < fields.size(); i++) {
      splits.put(fields.get(i), Figures.byBreakdown(handle, rule, period, knownAt, i));
    }
    return splits;
  }

  private static Headline headline(
      Handle handle, RegisteredRule rule, LocalDate today, LocalDate knownAt) {
    var measure = rule.measure();
    var quarter = Period.quarter(today);
    if (measure.kind() == MeasureKind.STOCK) {
      return new Headline(
          measure,
          figure(handle, rule, Period.day(today), knownAt),
          figure(handle, rule, Period.day(quarter.from().minusDays(1)), knownAt));
    }
    return new Headline(
        measure,
        figure(handle, rule, Period.financialYear(today).soFar(today), knownAt),
        figure(handle, rule, quarter.soFar(today), knownAt));
  }

  private static Figure figure(
      Handle handle, RegisteredRule rule, Period period, LocalDate knownAt) {
    return new Figure(period, Figures.figure(handle, rule, period, knownAt), rule.measure().unit());
  }
}
