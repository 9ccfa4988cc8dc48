package throughline.tracker.figure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import throughline.tracker.engine.rule.MeasureVersion;
import throughline.tracker.engine.rule.Unit;

/** How many on a date: everything that has come, less everything that has gone by then. */
final class StockFigures extends SummedFigures {

  static final StockFigures SOURCE = new StockFigures();

  /** Of a whole county there is an estimate or there is none, but never one of 0. */
  static final StockFigures ESTIMATES = new StockFigures();

  private static final String CHANGES =
      """
      SELECT to_char(greatest(effective_on, :from), 'YYYY-MM') AS label, sum(amount) AS figure
        FROM county
       WHERE measure_version_id = :rule AND effective_on < :to
       GROUP BY label ORDER BY label
      """;

  private static final LocalDate BEGINNING = LocalDate.of(1, 1, 1);

  private StockFigures() {}

  @Override
  public Figure figure(FigureQuestion question, long number) {
    return number == 0 && this == ESTIMATES
        ? Figure.none(question.period(), question.version().measure().unit())
        : CellQueries.figure(question, number);
  }

  @Override
  public List<Figure> overTime(
      Handle handle, MeasureVersion version, List<Period> months, LocalDate knownAt) {
    var figures = new ArrayList<Figure>();
    long running = 0;
    for (var month : CellQueries.byMonth(handle, CHANGES, version, months, knownAt)) {
      running += month.value();
      figures.add(figure(new FigureQuestion(version, month.period()), running));
    }
    return figures;
  }

  @Override
  public Period current(LocalDate day) {
    return Period.day(day);
  }

  @Override
  public Period comparison(LocalDate day) {
    return Period.day(Period.quarter(day).from().minusDays(1));
  }

  @Override
  public Period asked(LocalDate first, LocalDate last) {
    return Period.day(last);
  }

  @Override
  public Period contributing(Period period) {
    return period.since(BEGINNING);
  }

  @Override
  public String words(Period period) {
    return "on " + period.label();
  }

  @Override
  public String title(Period period) {
    return "On " + period.label();
  }

  @Override
  public String timelineTitle() {
    return "At the end of each month";
  }

  @Override
  public List<Period> towards(Period year, LocalDate day) {
    return List.of(Period.day(day.isBefore(year.lastDay()) ? day : year.lastDay()));
  }

  @Override
  public boolean growsFromZero(Unit unit) {
    return false;
  }
}
