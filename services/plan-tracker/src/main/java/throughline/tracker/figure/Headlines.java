package throughline.tracker.figure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import throughline.tracker.engine.rule.MeasureVersion;

/** The figures that dashboards show. */
public final class Headlines {

  private Headlines() {}

  public static List<Headline> read(Handle handle, List<MeasureVersion> versions, LocalDate day) {
    var figures = Figures.read(handle, questions(versions, day), day);
    var headlines = new ArrayList<Headline>();
    for (int i = 0; i < versions.size(); i++) {
      headlines.add(new Headline(versions.get(i), figures.get(2 * i), figures.get(2 * i + 1)));
    }
    return headlines;
  }

  public static List<FigureQuestion> questions(List<MeasureVersion> versions, LocalDate day) {
    var questions = new ArrayList<FigureQuestion>();
    for (var version : versions) {
      var source = FigureSource.of(version);
      questions.add(new FigureQuestion(version, source.current(day)));
      questions.add(new FigureQuestion(version, source.comparison(day)));
    }
    return questions;
  }
}
