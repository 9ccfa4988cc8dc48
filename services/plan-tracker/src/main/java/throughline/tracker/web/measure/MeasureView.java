package throughline.tracker.web.measure;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.MeasureKind;
import throughline.tracker.engine.rule.Polarity;
import throughline.tracker.engine.rule.Unit;
import throughline.tracker.figure.Headline;
import throughline.tracker.figure.NowKnown;
import throughline.tracker.plan.ownership.NextUpdate;
import throughline.tracker.plan.ownership.OwnershipView;
import throughline.tracker.plan.target.Aim;
import throughline.tracker.plan.target.DirectionOfTravel;
import throughline.tracker.plan.target.Performance;
import throughline.tracker.plan.target.Status;
import throughline.tracker.plan.target.Target;

/** A measure in a list. Without data the figures are absent, never 0. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MeasureView(
    String id,
    String title,
    List<String> outcomes,
    MeasureKind kind,
    Unit unit,
    Polarity polarity,
    int version,
    String definition,
    DataStatus data,
    FigureView figure,
    FigureView comparison,
    @Schema(description = "Absent of what is no longer followed") StatusView status,
    @Schema(description = "Absent of what is no aim of the plan, such as a population")
        AnswersFor ownership) {

  enum DataStatus {
    LIVE,
    BY_HAND,
    NO_DATA_YET
  }

  static MeasureView of(
      Measure today,
      Headline read,
      Performance performance,
      NowKnown now,
      OwnershipView ownership) {
    // As it was counted, which may have been under another rule.
    var m = read == null ? today : read.measure();
    var headline = read != null && read.hasFigure() ? read : null;
    return new MeasureView(
        m.id(),
        m.title(),
        m.outcomes(),
        m.kind(),
        m.unit(),
        m.polarity(),
        m.version(),
        m.definition(),
        data(m, headline),
        headline == null
            ? null
            : FigureView.of(headline.current(), now.figure(m.id(), headline.current())),
        headline == null
            ? null
            : FigureView.of(
                headline.comparison(), now.figure(headline.comparisonKey(), headline.comparison())),
        ownership != null && ownership.retired().isPresent() ? null : StatusView.of(performance),
        ownership == null ? null : AnswersFor.of(ownership));
  }

  private static DataStatus data(Measure measure, Headline headline) {
    if (headline == null) {
      return DataStatus.NO_DATA_YET;
    }
    return measure.isAutomatic() ? DataStatus.LIVE : DataStatus.BY_HAND;
  }

  @Schema(name = "Ownership")
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record AnswersFor(
      @Schema(description = "A role, never a person's name") String owner,
      @Schema(description = "How often there is a figure, in words") String frequency,
      @Schema(description = "By when there is to be one") LocalDate nextUpdate,
      @Schema(description = "Whether that day has passed") boolean overdue,
      @Schema(description = "Since when it is no longer followed, and why; absent of one that is")
          String retired) {

    static AnswersFor of(OwnershipView view) {
      return new AnswersFor(
          view.latest().owner(),
          view.frequencyText(),
          view.next().map(NextUpdate::due).orElse(null),
          view.isOverdue() && view.retired().isEmpty(),
          view.retiredWords());
    }
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record StatusView(
      @Schema(description = "TOO_FEW_POINTS, NO_TARGET and NO_DATA are no judgement") Status status,
      @Schema(
              description =
                  "The status, the rule that it follows from, and what has to be known of the"
                      + " figure")
          String sentence,
      @Schema(description = "The financial year: 2026/27") String year,
      @Schema(description = "The day at whose end it was so") LocalDate day,
      @Schema(description = "The target and how it is meant") String target,
      @Schema(description = "What the year is to come to; absent of a target that is a range")
          BigDecimal targetValue,
      @Schema(description = "The figure that was held against the target, in the measure's unit")
          BigDecimal actual,
      @Schema(
              description =
                  "True while that figure may still change, such as by what happens within 90 days")
          Boolean provisional,
      @Schema(description = "Where it should have been, in the measure's unit") BigDecimal expected,
      @Schema(description = "What the year comes to at this pace") BigDecimal yearEndForecast,
      @Schema(description = "Against the same time last year") DirectionOfTravel travel) {

    static StatusView of(Performance performance) {
      var unit = performance.measure().unit();
      var rating = performance.rating();
      var compared = performance.isCompared();
      return new StatusView(
          rating.status(),
          performance.sentence(),
          performance.year().label(),
          performance.day(),
          performance.target().isPresent() ? performance.targetWords() : null,
          performance
              .target()
              .map(Target::aim)
              .map(aim -> aim instanceof Aim.Reach reach ? unit.number(reach.end()) : null)
              .orElse(null),
          compared ? unit.number(rating.actual()) : null,
          compared && performance.isProvisional() ? true : null,
          compared ? unit.number(rating.expected()) : null,
          performance.forecast().map(forecast -> unit.number(forecast.yearEnd())).orElse(null),
          performance.travel());
    }
  }
}
