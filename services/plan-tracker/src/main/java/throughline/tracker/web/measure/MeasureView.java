package throughline.tracker.web.measure;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.MeasureKind;
import throughline.tracker.engine.rule.Polarity;
import throughline.tracker.engine.rule.Unit;
import throughline.tracker.figure.Headline;
import throughline.tracker.figure.NowKnown;
import throughline.tracker.plan.ownership.OwnershipView;
import throughline.tracker.plan.target.Performance;

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
      Performance standing,
      NowKnown now,
      Optional<OwnershipView> ownership) {
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
        ownership.filter(view -> view.retired().isPresent()).isPresent()
            ? null
            : StatusView.of(standing),
        ownership.map(AnswersFor::of).orElse(null));
  }

  private static DataStatus data(Measure measure, Headline headline) {
    if (headline == null) {
      return DataStatus.NO_DATA_YET;
    }
    return measure.isAutomatic() ? DataStatus.LIVE : DataStatus.BY_HAND;
  }
}
