package throughline.tracker.library;

import throughline.platform.core.time.London;
import throughline.tracker.figure.Figure;
import throughline.tracker.figure.FigureSource;
import throughline.tracker.figure.FigureText;
import throughline.tracker.figure.Period;
import throughline.tracker.rule.Measure;
import throughline.tracker.rule.MeasureVersion;

/**
 * A measure at a library.
 *
 * @param here what the library has of the headline's figure
 * @param before the same of the year before, at the same point
 * @param county all of the headline's figure
 */
record LibraryLine(MeasureVersion version, Figure here, Figure before, Figure county) {

  private static final long WHOLE = 10_000;

  public Measure measure() {
    return version.measure();
  }

  /** What the figure covers: "in 2026/27 so far". */
  public String words() {
    return FigureSource.of(version).words(here.period());
  }

  /** What the figure beside it covers: "in 2025/26 to 26 November 2025". */
  public String beforeWords() {
    return atSamePoint(version, before.period());
  }

  /** What a figure of a year before covers. */
  static String atSamePoint(MeasureVersion version, Period period) {
    return period.isSoFar()
        ? "in %s to %s".formatted(period.label(), London.date(period.lastDay()))
        : FigureSource.of(version).words(period);
  }

  /** Whether there is something to tell: a figure that is not 0, now or before. */
  boolean hasFigure() {
    return isSome(here) || isSome(before);
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
            .formatted(
                FigureText.tenths(Math.round((double) here.value() * WHOLE / county.value())),
                county.text());
  }

  /** The keys by which what is known today is found. */
  public String key() {
    return measure().id();
  }

  public String beforeKey() {
    return key() + "-before";
  }
}
