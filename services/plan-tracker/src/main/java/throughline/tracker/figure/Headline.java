package throughline.tracker.figure;

import throughline.tracker.measure.Measure;
import throughline.tracker.measure.MeasureKind;

/**
 * The two figures of a measure that a dashboard shows.
 *
 * @param main the financial year so far; for a stock, today
 * @param beside the quarter so far; for a stock, the end of the quarter before
 */
public record Headline(Measure measure, Figure main, Figure beside) {

  /** What the main figure covers: "2026/27 so far", "on 25 November 2026". */
  public String mainWords() {
    return words(main);
  }

  /** What the figure beside it covers. */
  public String besideWords() {
    return words(beside);
  }

  /**
   * The key under which the live stream tells the figure beside the main one; the main one's is the
   * measure's id.
   */
  public String besideKey() {
    return measure.id() + "-beside";
  }

  /** The measure's own page. */
  public String path() {
    return "/measures/" + measure.id();
  }

  public boolean isStock() {
    return measure.kind() == MeasureKind.STOCK;
  }

  /** {@link #mainWords} as the heading of a card. */
  public String mainTitle() {
    return title(main);
  }

  /** {@link #besideWords} as the heading of a card. */
  public String besideTitle() {
    return title(beside);
  }

  private String title(Figure figure) {
    var words = words(figure);
    return isStock() ? "On" + words.substring(2) : words.substring("in ".length());
  }

  private String words(Figure figure) {
    var label = figure.period().label();
    return isStock() ? "on " + label : "in " + label + " so far";
  }
}
