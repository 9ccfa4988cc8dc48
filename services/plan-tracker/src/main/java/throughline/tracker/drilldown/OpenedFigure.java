package throughline.tracker.drilldown;

import java.util.List;
import throughline.tracker.figure.Figure;
import throughline.tracker.figure.FigureAddress;
import throughline.tracker.figure.FigurePart;
import throughline.tracker.figure.FigureSource;
import throughline.tracker.figure.FigureText;
import throughline.tracker.figure.Period;
import throughline.tracker.rule.Measure;

/**
 * A page of the lines behind a figure.
 *
 * @param address where it opens with the same lines, whatever arrives
 * @param page from 1
 * @param total what all lines come to, not only those of this page
 * @param now what the figure is at the end of the same day of knowledge, read from its cells
 * @param today what it is by what is known today; null when the measure is not split so any more
 * @param all how many lines there are
 */
record OpenedFigure(
    Measure measure,
    Period period,
    FigurePart part,
    FigureAddress address,
    int page,
    long total,
    long now,
    Figure today,
    long all,
    List<FactLine> lines,
    List<NotCounted> notCounted) {

  static final int PAGE = 30;

  /** What it is of, as a heading: "In March 2026, Banbury". */
  public String title() {
    var period = FigureSource.of(measure).title(this.period);
    return part.isWhole() ? period : period + ", " + part.words();
  }

  /** Whether the lines are of people, of whom each counts once. */
  public boolean ofPeople() {
    return FigureSource.of(measure).countsPeople();
  }

  /** Whether something has become known since the figure was shown. */
  public boolean hasMoved() {
    return now != total;
  }

  /** What it is by what is known today, for readers; null where that is the same. */
  public String todayText() {
    var shown = FigureText.of(now, measure.unit());
    return today == null || today.text().equals(shown) ? null : today.text();
  }

  /** The number of the first line of this page. */
  public long first() {
    return (page - 1L) * PAGE + 1;
  }

  /** The number of its last line. */
  public long last() {
    return first() + lines.size() - 1;
  }

  public boolean hasNext() {
    return last() < all;
  }

  /** Whether a workbook holds so many. */
  public boolean fitsWorkbook() {
    return all <= ExportLines.MOST_OF_WORKBOOK;
  }
}
