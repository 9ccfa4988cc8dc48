package throughline.tracker.review.commentary;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import throughline.tracker.entry.EntryVersion;
import throughline.tracker.entry.RecordBody;
import throughline.tracker.figure.Century;
import throughline.tracker.figure.KnowledgePosition;
import throughline.tracker.figure.Period;
import throughline.tracker.plan.ownership.SelfAssessment;
import throughline.tracker.plan.ownership.SelfAssessments;

/** What was written about a measure in a quarter, bound to the figure that its author saw. */
public record Commentary(
    String measure,
    Period quarter,
    long version,
    String happening,
    String why,
    List<NextStep> next,
    LocalDate asAt,
    Optional<Long> figure,
    Optional<AssessmentThen> judged,
    KnowledgePosition position,
    Instant at,
    String author,
    String by) {

  static Commentary of(EntryVersion<JsonNode> version) {
    var body = version.body();
    return new Commentary(
        version.text("measure"),
        Period.quarter(LocalDate.parse(version.text("lastDay"))),
        version.version(),
        version.text("happening"),
        version.text("why"),
        RecordBody.list(body.path("actions"), NextStep.class),
        LocalDate.parse(version.text("asAt")),
        body.has("figure") ? Optional.of(body.path("figure").longValue()) : Optional.empty(),
        AssessmentThen.read(body),
        KnowledgePosition.read(version.text("position")).orElseThrow(),
        version.at(),
        version.author(),
        version.by());
  }

  static String id(String measure, Period quarter) {
    return measure + "/" + key(quarter);
  }

  /** The quarter of a key; empty if it is none of this century. */
  public static Optional<Period> quarter(String key) {
    try {
      return Optional.of(LocalDate.parse(key))
          .filter(Century::holds)
          .map(Period::quarter)
          .filter(quarter -> key(quarter).equals(key));
    } catch (DateTimeParseException garbled) {
      return Optional.empty();
    }
  }

  public static String key(Period quarter) {
    return quarter.lastDay().toString();
  }

  public String key() {
    return key(quarter);
  }

  @Schema(name = "NextStep")
  public record NextStep(
      String what, @Schema(description = "A role") String owner, LocalDate due) {}

  /**
   * How the owner of a measure that no figure can judge had judged it when somebody wrote about it.
   */
  record AssessmentThen(SelfAssessment state, String reason) {

    static AssessmentThen of(SelfAssessments.One one) {
      return new AssessmentThen(one.state(), one.reason());
    }

    static Optional<AssessmentThen> read(JsonNode commentary) {
      return Optional.of(commentary.path("judged"))
          .filter(JsonNode::isObject)
          .map(body -> RecordBody.read(body, AssessmentThen.class));
    }

    String words() {
      return "%s (%s)".formatted(state.words().toLowerCase(Locale.UK), reason);
    }
  }
}
