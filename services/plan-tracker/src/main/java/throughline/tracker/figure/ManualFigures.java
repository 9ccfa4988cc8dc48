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
 * What people report, period by period: the figure of the last one that has ended. A report of 0 is
 * a figure and no report is none, so it is added up from the contributions, which tell them apart.
 *
 * @param addsUp whether the reports of a year come to a figure of it: percentages do not, nor do
 *     different people, who may be in several of them, nor what says how many there are
 */
record ManualFigures(Frequency frequency, boolean addsUp) implements FigureSource {

  private static final FigureReader READER = ManualFigures::read;

  private static final String REPORTS =
      """
      SELECT place, amount
        FROM (SELECT fact_id, max(place) AS place, sum(amount) AS amount
                FROM contribution
               WHERE measure_version_id = asked.rule
                 AND effective_on >= asked.first_day AND effective_on < asked.day_after AND known_on <= :knownAt
               GROUP BY fact_id) AS net
       WHERE NOT EXISTS (SELECT
                           FROM contribution AS withdrawn
                          WHERE measure_version_id = asked.rule AND effective_on IS NULL
                            AND withdrawn.fact_id = net.fact_id AND known_on <= :knownAt
                         HAVING sum(amount) > 0)
      """;

  private static final String SUM =
      "SELECT sum(amount) FROM (%s) AS report WHERE asked.place IS NULL OR report.place = asked.place"
          .formatted(REPORTS);

  private static final String BY_PLACE =
      "SELECT place AS label, sum(amount) AS figure FROM (%s) AS report WHERE place <> '' GROUP BY place"
          .formatted(REPORTS);

  static ManualFigures of(Measure measure) {
    var rule = measure.rule().orElseThrow();
    return new ManualFigures(rule.frequency(), measure.unit() == Unit.NUMBER && !rule.isLevel());
  }

  @Override
  public FigureReader reader() {
    return READER;
  }

  private static List<Figure> read(
      Handle handle, List<FigureQuestion> questions, LocalDate knownAt) {
    return CellQueries.figures(handle, SUM, questions, knownAt);
  }

  @Override
  public List<Figure> overTime(
      Handle handle, MeasureVersion version, List<Period> periods, LocalDate knownAt) {
    var questions = periods.stream().map(period -> new FigureQuestion(version, period)).toList();
    return read(handle, questions, knownAt);
  }

  @Override
  public List<Map<String, Figure>> byPlace(
      Handle handle, List<FigureQuestion> questions, LocalDate knownAt) {
    return CellQueries.byPlace(handle, BY_PLACE, questions, knownAt);
  }

  @Override
  public Period current(LocalDate day) {
    return Period.lastEnded(frequency, day);
  }

  @Override
  public Period comparison(LocalDate day) {
    return Period.of(frequency, current(day).from().minusDays(1));
  }

  @Override
  public List<Period> timeline(LocalDate day) {
    return Period.endedBy(frequency, day, SHOWN);
  }

  @Override
  public Period asked(LocalDate first, LocalDate last) {
    return addsUp ? Period.between(first, last) : Period.of(frequency, last);
  }

  @Override
  public String title(Period period) {
    return period.label();
  }

  @Override
  public String timelineTitle() {
    return "In each " + frequency.words();
  }

  /** Those that have ended; the figure of one that has not cannot be entered. */
  @Override
  public List<Period> towards(Period year, LocalDate day) {
    return steps(year).stream().filter(period -> !period.lastDay().isAfter(day)).toList();
  }

  @Override
  public List<Period> steps(Period year) {
    return Period.within(frequency, year);
  }

  @Override
  public boolean growsFromZero(Unit unit) {
    return addsUp;
  }
}
