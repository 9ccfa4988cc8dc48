package throughline.tracker.figure.library;

import java.time.LocalDate;
import java.util.Map;
import throughline.platform.core.time.London;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.MeasureVersion;
import throughline.tracker.figure.Figure;
import throughline.tracker.figure.FigureSource;
import throughline.tracker.figure.FigureText;
import throughline.tracker.figure.Period;
import throughline.tracker.figure.SameTime;

/**
 * A measure at a library.
 *
 * @param here what the library has of the headline's figure
 * @param before the same of the year before, at the same point
 * @param county all of the headline's figure
 * @param soFar what the library has with the month that is not over, which stands beside no other
 *     year
 * @param beforeWords what the figure of the year before covers: "in 2025/26 to 26 November 2025"
 */
record LibraryLine(
    MeasureVersion version,
    Figure here,
    Figure before,
    Figure county,
    Figure soFar,
    String beforeWords) {

  public Measure measure() {
    return version.measure();
  }

  /** What the figure covers: "in 2026/27 so far". */
  public String words() {
    return now(version, here.period());
  }

  /** The same of any figure of now; of what is told by month "in 2026/27 to 31 October 2026". */
  static String now(MeasureVersion version, Period period) {
    return period.isSoFar() && SameTime.isToldByMonth(version)
        ? "in %s to %s".formatted(period.label(), London.date(period.lastDay()))
        : FigureSource.of(version).words(period);
  }

  /**
   * A figure of a year before; none where its source was first heard of when that had begun: the
   * rest of a year is nothing to hold the same months against.
   *
   * @param heard since when the source of each kind of fact has been heard of
   */
  static Figure atSamePoint(MeasureVersion version, Figure before, Map<String, LocalDate> heard) {
    var period = before.period();
    return isWhole(version, period, heard)
        ? before
        : Figure.none(new Period(period.from(), period.to(), period.label()), before.unit())
            .beforeSource();
  }

  /** What it covers. */
  static String wordsAtSamePoint(
      MeasureVersion version, Period period, Map<String, LocalDate> heard) {
    var covered =
        period.isSoFar()
            ? "in %s to %s".formatted(period.label(), London.date(period.lastDay()))
            : FigureSource.of(version).words(period);
    return isWhole(version, period, heard)
        ? covered
        : "%s. There is nothing to compare with: its source was first heard of on %s"
            .formatted(covered, London.date(firstHeard(version, heard)));
  }

  private static boolean isWhole(
      MeasureVersion version, Period period, Map<String, LocalDate> heard) {
    var since = firstHeard(version, heard);
    return since == null || !since.isAfter(period.from()) || since.isAfter(period.lastDay());
  }

  private static LocalDate firstHeard(MeasureVersion version, Map<String, LocalDate> heard) {
    return heard.get(version.fed().aggregate());
  }

  /** Whether there is something to tell: a figure that is not 0, now or before. */
  boolean hasFigure() {
    return isSome(here) || isSome(before) || isSome(soFar);
  }

  private static boolean isSome(Figure figure) {
    return figure.hasValue() && figure.value() != 0;
  }

  /** "12.4% of 3,120"; of a share what it is in the county; empty where nobody can say. */
  public String ofCounty() {
    if (!here.hasValue() || !county.hasValue() || county.value() == 0) {
      return "";
    }
    return version.isShare()
        ? "County: " + county.text()
        : "%s of the county's %s"
            .formatted(FigureText.share(here.value(), county.value()), county.text());
  }

  /** The keys by which what is known today is found. */
  public String key() {
    return measure().id();
  }

  public String beforeKey() {
    return key() + "-before";
  }
}
