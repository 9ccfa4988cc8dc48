package throughline.tracker.rulechange;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import throughline.tracker.figure.Figure;

/** A version that is tried, for programs. What is not known yet is absent. */
@Schema(name = "Trial")
@JsonInclude(JsonInclude.Include.NON_NULL)
record TrialView(
    UUID id,
    String measure,
    @Schema(description = "The number that it gets") int version,
    TrialState state,
    @Schema(description = "Whether everything that is known is counted in it") boolean counted,
    @Schema(description = "The measure as it was typed") String entry,
    String reason,
    String proposedBy,
    Instant proposedAt,
    String decision,
    String decidedBy,
    Instant decidedAt,
    @Schema(description = "While it waits and is counted") ComparisonView comparison) {

  @Schema(name = "TrialComparison")
  record ComparisonView(
      LineView headline,
      @Schema(description = "The newest first") List<LineView> months,
      List<LineView> places) {

    static ComparisonView of(Comparison comparison) {
      return new ComparisonView(
          LineView.of(comparison.headline()),
          comparison.months().stream().map(LineView::of).toList(),
          comparison.places().stream().map(LineView::of).toList());
    }
  }

  @Schema(name = "TrialLine")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record LineView(String key, String label, Long today, Long proposed, Long difference) {

    static LineView of(Comparison.Line line) {
      return new LineView(
          line.key(), line.label(), value(line.today()), value(line.tried()), line.difference());
    }

    private static Long value(Figure figure) {
      return figure != null && figure.hasValue() ? figure.value() : null;
    }
  }

  static TrialView of(Trial trial) {
    return of(trial, null);
  }

  static TrialView of(QueryTrials.Opened opened) {
    return of(
        opened.trial(),
        opened.comparison() == null ? null : ComparisonView.of(opened.comparison()));
  }

  private static TrialView of(Trial trial, ComparisonView comparison) {
    return new TrialView(
        trial.id(),
        trial.measureId(),
        trial.measure().version(),
        trial.state(),
        trial.isCounted(),
        trial.entry(),
        trial.reason(),
        trial.by(),
        trial.at(),
        trial.decision(),
        trial.decidedBy().isEmpty() ? null : trial.decidedBy(),
        trial.decidedAt(),
        comparison);
  }
}
