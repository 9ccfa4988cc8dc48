package throughline.tracker.figure;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import throughline.tracker.engine.rule.MeasureVersion;

/**
 * Different people in a period. A person counts once, however many facts support it, and only while
 * one does; so the parts of a figure do not add up to it.
 */
final class PeopleFigures implements FigureSource {

  static final PeopleFigures SOURCE = new PeopleFigures();

  private static final FigureSource.FigureReader READER = PeopleQueries::figures;

  private PeopleFigures() {}

  @Override
  public FigureSource.FigureReader reader() {
    return READER;
  }

  @Override
  public List<Figure> overTime(
      Handle handle, MeasureVersion version, List<Period> months, LocalDate knownAt) {
    var all = new FigureQuestion(version, Months.all(months));
    var counts = PeopleQueries.byMonth(handle, all, knownAt);
    return Months.figures(version, months, counts);
  }

  @Override
  public List<Map<String, Figure>> byPlace(
      Handle handle, List<FigureQuestion> questions, LocalDate knownAt) {
    return PeopleQueries.byPlace(handle, questions, knownAt);
  }

  @Override
  public Map<Integer, Map<String, Figure>> bySplit(
      Handle handle, FigureQuestion question, LocalDate knownAt) {
    return PeopleQueries.bySplit(handle, question, knownAt);
  }

  @Override
  public boolean countsPeople() {
    return true;
  }
}
