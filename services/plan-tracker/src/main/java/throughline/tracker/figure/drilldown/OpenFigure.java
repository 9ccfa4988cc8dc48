package throughline.tracker.figure.drilldown;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.time.London;
import throughline.tracker.engine.database.ReadOnlyTransactions;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.MeasureStore;
import throughline.tracker.figure.AskedPlace;
import throughline.tracker.figure.Figure;
import throughline.tracker.figure.FigureAddress;
import throughline.tracker.figure.FigurePart;
import throughline.tracker.figure.FigureSource;
import throughline.tracker.figure.FigureText;
import throughline.tracker.figure.Period;

/** Opens a figure into the facts behind it, a page of lines at a time. */
@Singleton
class OpenFigure {

  private final ReadOnlyTransactions transactions;
  private final MeasureStore measures;
  private final Clock clock;

  OpenFigure(ReadOnlyTransactions transactions, MeasureStore measures, Clock clock) {
    this.transactions = transactions;
    this.measures = measures;
    this.clock = clock;
  }

  Optional<OpenedFigure> open(AskedFigure asked, LinesAsked lines) {
    return transactions.read(
        handle ->
            FigureScope.of(handle, measures, asked, clock.instant())
                .map(scope -> open(handle, scope, lines)));
  }

  private OpenedFigure open(Handle handle, FigureScope scope, LinesAsked asked) {
    var now = scope.now(handle);
    var lines = FactLines.some(handle, scope, asked, OpenedFigure.PAGE + 1);
    var shown = ShownTotal.of(handle, scope, now.value());
    if (lines.isEmpty() && shown == 0 && now.value() == 0) {
      AskedPlace.refuseUnknownPart(scope.version(), scope.part().place());
    }
    return new OpenedFigure(
        scope.version().measure(),
        measures.read(handle).find(scope.version().measure().id()).isEmpty(),
        scope.period(),
        scope.part(),
        scope.address(),
        asked,
        shown,
        FigureText.provisional(scope.version(), List.of(now)),
        now.value(),
        scope
            .today(handle, measures, London.today(clock), now)
            .filter(today -> !today.equals(now))
            .orElse(null),
        FactLines.count(handle, scope, shown),
        lines,
        NotCounted.read(handle, scope));
  }

  /**
   * A page of the lines behind a figure.
   *
   * @param former whether it is of no measure any more, but of what a share was of once
   * @param total what all lines come to, not only those of this page
   * @param provisionalNote why it still changes; empty if it does not
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
      String provisionalNote,
      long now,
      Figure today,
      OptionalLong all,
      List<FactLine> lines,
      List<NotCounted> notCounted) {

    static final int PAGE = 30;

    public String title() {
      var period = FigureSource.of(measure).title(this.period);
      return part.isWhole() ? period : period + ", " + part.words();
    }

    /** Whether its lines have to say what the title leaves out. */
    public boolean isRounded() {
      return FigureText.said(total, measure.unit()) != total;
    }

    public boolean ofPeople() {
      return FigureSource.of(measure).countsPeople();
    }

    public boolean hasMoved() {
      return now != total;
    }

    public String todayText() {
      var shown = FigureText.of(now, measure.unit());
      return today == null || today.isSame(shown) ? null : today.text();
    }

    public int page() {
      return asked.number();
    }

    public long first() {
      return (page() - 1L) * PAGE + 1;
    }

    public long last() {
      return first() + lines().size() - 1;
    }

    @Override
    public List<FactLine> lines() {
      if (lines.size() <= PAGE) {
        return lines;
      }
      return asked.isBefore()
          ? lines.subList(lines.size() - PAGE, lines.size())
          : lines.subList(0, PAGE);
    }

    public String ofAll() {
      return all.isPresent() ? " of %,d".formatted(all.getAsLong()) : "";
    }

    public String next() {
      return !lines.isEmpty() && (asked.isBefore() || lines.size() > PAGE)
          ? address.after(
              page() + 1, LinesAsked.Line.of(lines().get(lines().size() - 1)).toString())
          : null;
    }

    public String previous() {
      if (page() == 1) {
        return null;
      }
      return page() == 2 || lines.isEmpty()
          ? address.toString()
          : address.before(page() - 1, LinesAsked.Line.of(lines().get(0)).toString());
    }

    public boolean fitsWorkbook() {
      return all.isEmpty() || all.getAsLong() <= ExportLines.MOST_OF_WORKBOOK;
    }
  }
}
