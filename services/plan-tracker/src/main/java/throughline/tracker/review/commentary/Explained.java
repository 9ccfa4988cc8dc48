package throughline.tracker.review.commentary;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.MeasureVersion;
import throughline.tracker.engine.rule.Measures;
import throughline.tracker.figure.Figures;
import throughline.tracker.figure.Headlines;
import throughline.tracker.plan.target.AssessPerformance;
import throughline.tracker.plan.target.OffTrackSince;
import throughline.tracker.plan.target.Performance;

/** Of measures: since when they are off track, why, and who does what next. */
public record Explained(OffTrackSince offTrack, Map<String, CommentaryView> commentary) {

  public static Explained read(
      Handle handle, Measures all, Map<String, Performance> performances, LocalDate day) {
    return new Explained(
        OffTrackSince.read(handle, all, performances.values(), day),
        CommentaryView.last(handle, all, performances, day));
  }

  /**
   * Asks at once what headlines, performances and what explains them ask for, where an answer is of
   * one moment: the same cells are read once, and each of these finds its figures known.
   */
  public static void askAtOnce(
      Handle handle,
      Measures all,
      List<Measure> measures,
      List<MeasureVersion> shown,
      LocalDate day) {
    var questions = new ArrayList<>(Headlines.questions(shown, day));
    questions.addAll(AssessPerformance.questions(handle, all, measures, day, day));
    questions.addAll(CommentaryView.questions(handle, all, measures, day));
    Figures.read(handle, questions, day);
  }

  public String since(Performance performance) {
    return offTrack.words(performance.measure().id());
  }

  public CommentaryView of(Performance performance) {
    return of(performance.measure());
  }

  public CommentaryView of(Measure measure) {
    return commentary.get(measure.id());
  }
}
