package throughline.tracker.figure;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import throughline.tracker.engine.rule.Frequency;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.MeasureVersion;
import throughline.tracker.engine.rule.Unit;

/**
 * Where the figures of a kind of measure come from, and what readers are told of them. Everything
 * that depends on the kind is here: pages ask the source and know no kind. Each method that reads
 * asks the database once, however many figures come of it, and counts what was known by the end of
 * a local day. What a kind does not say otherwise is said of what happens in a period.
 */
public interface FigureSource {

  /** Periods of a table over time: those of a year, and the same of the year before. */
  int SHOWN = 13;

  static FigureSource of(MeasureVersion version) {
    return version.isShare() ? new ShareFigures(version.parts()) : of(version.measure());
  }

  static FigureSource of(Measure measure) {
    return switch (measure.kind()) {
      case FLOW_COUNT, FLOW_SUM -> FlowFigures.SOURCE;
      case STOCK -> StockFigures.SOURCE;
      case DISTINCT_PEOPLE -> PeopleFigures.SOURCE;
      case ESTIMATE -> StockFigures.ESTIMATES;
      case RATIO -> throw new IllegalArgumentException("A share has parts, which this is without");
      case MANUAL, REPORTED -> ManualFigures.of(measure);
    };
  }

  FigureReader reader();

  default Figure figure(FigureQuestion question, long sum) {
    return CellQueries.figure(question, sum);
  }

  /**
   * The figure of each period, in their order.
   *
   * @param periods those of the {@link #timeline}; a stock's figure is that of the end of each
   */
  List<Figure> overTime(
      Handle handle, MeasureVersion version, List<Period> periods, LocalDate knownAt);

  /** For each question the figure of each place that has one, by the place's code. */
  List<Map<String, Figure>> byPlace(
      Handle handle, List<FigureQuestion> questions, LocalDate knownAt);

  /**
   * The figure of each value of each field that the measure is split by.
   *
   * @return by the field's position among the breakdowns, from 0, then by the value
   */
  default Map<Integer, Map<String, Figure>> bySplit(
      Handle handle, FigureQuestion question, LocalDate knownAt) {
    return Map.of();
  }

  default Period current(LocalDate day) {
    return Period.financialYear(day).soFar(day);
  }

  default Period comparison(LocalDate day) {
    return Period.quarter(day).soFar(day);
  }

  /** The periods of a table over time, up to a day: one after another without gaps. */
  default List<Period> timeline(LocalDate day) {
    return Period.monthsUpTo(day, SHOWN);
  }

  default Period asked(LocalDate first, LocalDate last) {
    return Period.between(first, last);
  }

  default Period contributing(Period period) {
    return period;
  }

  /** What a figure covers: "in 2026/27 so far", "on 25 November 2026". */
  default String words(Period period) {
    return "in " + title(period);
  }

  default String title(Period period) {
    return period.isSoFar() ? period.label() + " so far" : period.label();
  }

  default String timelineTitle() {
    return "In each month";
  }

  /**
   * The periods whose figures say how far a financial year has come by the end of a day, oldest
   * first and one after another.
   *
   * @param day not before the year
   */
  default List<Period> towards(Period year, LocalDate day) {
    return List.of(year.soFar(day));
  }

  /** The periods at whose ends the course of a financial year is shown, oldest first. */
  default List<Period> steps(Period year) {
    return Period.within(Frequency.MONTH, year);
  }

  /** Whether a year's figure grows from 0, in place of standing somewhere when the year begins. */
  default boolean growsFromZero(Unit unit) {
    return unit != Unit.PERCENT;
  }

  /** Whether contributions are of people, of whom each counts once. */
  default boolean countsPeople() {
    return false;
  }

  /**
   * Reads figures; sources that add up the same rows share one, so that all of theirs is asked at
   * once.
   */
  @FunctionalInterface
  interface FigureReader {

    List<Figure> figures(Handle handle, List<FigureQuestion> questions, LocalDate knownAt);
  }
}
