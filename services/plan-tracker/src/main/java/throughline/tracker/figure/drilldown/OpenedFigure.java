package throughline.tracker.figure.drilldown;

import java.util.List;
import java.util.OptionalLong;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.figure.Figure;
import throughline.tracker.figure.FigureAddress;
import throughline.tracker.figure.FigurePart;
import throughline.tracker.figure.FigureSource;
import throughline.tracker.figure.FigureText;
import throughline.tracker.figure.Period;

/**
 * A page of the lines behind a figure.
 *
 * @param former whether it is of no measure any more, but of what a share was of once
 * @param address where it opens with the same lines, whatever arrives
 * @param asked which page it is
 * @param total what all lines come to, not only those of this page
 * @param now what the figure is at the end of the same day of knowledge, read from its cells
 * @param today what it is by what is known today, under the rule of today; null when that is the
 *     same, or the measure is not split so any more
 * @param all how many lines there are; empty when they are too many to count for a page
 * @param lines those of the page, and the next in its direction if there is one
 */
record OpenedFigure(
    Measure measure,
    boolean former,
    Period period,
    FigurePart part,
    FigureAddress address,
    LinesAsked asked,
    long total,
    long now,
    Figure today,
    OptionalLong all,
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

  /** Why it still changes; empty if it does not. */
  public String provisionalNote() {
    int days = measure.rule().orElseThrow().opensFor();
    return Figure.isOpen(days, period, address.knownAt()) ? FigureText.provisional(days) : "";
  }

  /** What it is today, for readers; null where that is the same. */
  public String todayText() {
    var shown = FigureText.of(now, measure.unit());
    return today == null || today.isSame(shown) ? null : today.text();
  }

  /** The number of the page, from 1. */
  public int page() {
    return asked.number();
  }

  /** The number of the first line of this page. */
  public long first() {
    return (page() - 1L) * PAGE + 1;
  }

  /** The number of its last line. */
  public long last() {
    return first() + lines().size() - 1;
  }

  /** The lines of this page. */
  @Override
  public List<FactLine> lines() {
    if (lines.size() <= PAGE) {
      return lines;
    }
    return asked.isBefore()
        ? lines.subList(lines.size() - PAGE, lines.size())
        : lines.subList(0, PAGE);
  }

  /** Of how many lines these are: " of 552"; empty when they were not counted. */
  public String ofAll() {
    return all.isPresent() ? " of %,d".formatted(all.getAsLong()) : "";
  }

  /** Where the page after this one is; null when this is the last. */
  public String next() {
    return !lines.isEmpty() && (asked.isBefore() || lines.size() > PAGE)
        ? address.after(page() + 1, LinesAsked.Line.of(lines().get(lines().size() - 1)).toString())
        : null;
  }

  /** Where the page before this one is; null when this is the first. */
  public String previous() {
    if (page() == 1) {
      return null;
    }
    return page() == 2 || lines.isEmpty()
        ? address.toString()
        : address.before(page() - 1, LinesAsked.Line.of(lines().get(0)).toString());
  }

  /** Whether a workbook holds so many; who wants one of more is told. */
  public boolean fitsWorkbook() {
    return all.isEmpty() || all.getAsLong() <= ExportLines.MOST_OF_WORKBOOK;
  }
}
