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
 * @param soFar what the library has with the month that is not over, which stands beside no other
 *     year
 */
public record LibraryLine(
    MeasureVersion version,
    Figure here,
    Figure before,
    Figure county,
    Figure soFar,
    String beforeWords) {

  public Measure measure() {
    return version.measure();
  }

  public String words() {
    return now(version, here.period());
  }

  static String now(MeasureVersion version, Period period) {
    return period.isSoFar() && SameTime.isToldByMonth(version)
        ? "in %s to %s".formatted(period.label(), London.date(period.lastDay()))
        : FigureSource.of(version).words(period);
  }

  static Figure atSamePoint(MeasureVersion version, Figure before, Map<String, LocalDate> heard) {
    var period = before.period();
    return isWhole(version, period, heard)
        ? before
        : Figure.none(new Period(period.from(), period.to(), period.label()), before.unit())
            .beforeSource();
  }

  static String wordsAtSamePoint(
      MeasureVersion version, Period period, Map<String, LocalDate> heard) {
    var covered =
        period.isSoFar()
            ? "in %s to %s".formatted(period.label(), London.date(period.lastDay()))
            : FigureSource.of(version).words(period);
    return isWhole(version, period, heard)
        ? covered
        : "%s: nothing to compare with, as its source was first heard of on %s"
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

  public String key() {
    return measure().id();
  }

  public String beforeKey() {
    return key() + "-before";
  }
}
