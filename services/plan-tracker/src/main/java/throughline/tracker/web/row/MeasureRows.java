package throughline.tracker.web.row;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.time.London;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.Measures;
import throughline.tracker.figure.Headline;
import throughline.tracker.figure.Headlines;
import throughline.tracker.figure.KnowledgePosition;
import throughline.tracker.figure.NowKnown;
import throughline.tracker.plan.ownership.Ownerships;
import throughline.tracker.plan.ownership.SelfAssessments;
import throughline.tracker.plan.retirement.Retirements;
import throughline.tracker.plan.target.AssessPerformance;
import throughline.tracker.plan.target.Performance;
import throughline.tracker.review.commentary.Explained;

/** Some measures, each with its row, by a fixed number of queries however many they are. */
public record MeasureRows(
    Map<String, Performance> performances,
    SelfAssessments assessments,
    Retirements retirements,
    ProgressRows rows) {

  public static MeasureRows read(
      Handle handle, Measures all, List<Measure> shown, LocalDate day, Instant now) {
    var counted =
        shown.stream().flatMap(measure -> all.version(measure.id(), day).stream()).toList();
    var retirements = Retirements.read(handle, day);
    var followed = retirements.followed(shown);
    Explained.askAtOnce(handle, all, followed, counted, day);
    var performances = AssessPerformance.read(handle, all, followed, day);
    var headlines =
        Headlines.read(handle, counted, day).stream().filter(Headline::hasFigure).toList();
    return new MeasureRows(
        performances,
        SelfAssessments.read(handle, followed, day),
        retirements,
        ProgressRows.read(
            handle,
            all,
            performances.values(),
            headlines,
            Ownerships.all(handle, all, day),
            Explained.read(handle, all, performances, day),
            NowKnown.of(handle, all, headlines, day, London.dateOf(now)),
            KnowledgePosition.of(handle, now),
            day));
  }

  public ProgressRow of(Measure measure) {
    return retirements
        .of(measure.id())
        .map(retired -> rows.retired(measure, retired.words()))
        .or(() -> Optional.ofNullable(assessments.of(measure)).map(rows::of))
        .orElseGet(() -> rows.of(performances.get(measure.id())));
  }
}
