package throughline.tracker.figure;

import java.time.LocalDate;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.MeasureVersion;

/** The two figures of a measure that a dashboard shows. */
public record Headline(MeasureVersion version, Figure current, Figure comparison) {

  public Measure measure() {
    return version.measure();
  }

  public boolean hasFigure() {
    return measure().countsAsItHappens() || current.isReported() || comparison.isReported();
  }

  public String currentWords() {
    return source().words(current.period());
  }

  public String comparisonWords() {
    return source().words(comparison.period());
  }

  /**
   * The key under which the live stream tells the figure beside the current one; the current one's
   * is the measure's id.
   */
  public String comparisonKey() {
    return measure().id() + "-comparison";
  }

  public String path() {
    return "/measures/" + measure().id();
  }

  public String pathOn(LocalDate day) {
    return path() + "?knownAt=" + day;
  }

  public String currentTitle() {
    return source().title(current.period());
  }

  public String comparisonTitle() {
    return source().title(comparison.period());
  }

  private FigureSource source() {
    return FigureSource.of(version);
  }
}
