package throughline.tracker.review.commentary;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import throughline.tracker.entry.EntryVersion;
import throughline.tracker.figure.KnowledgePosition;
import throughline.tracker.figure.Period;

/**
 * What was written about a measure in a quarter, bound to the figure that its author had before
 * them.
 *
 * @param figure in the measure's unit; empty when nobody knew it
 * @param judged how its owner judged it; empty of what a figure judges
 */
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

  static Commentary of(EntryVersion version) {
    var body = version.body();
    return new Commentary(
        version.text("measure"),
        Period.quarter(LocalDate.parse(version.text("lastDay"))),
        version.version(),
        version.text("happening"),
        version.text("why"),
        next(body.path("actions")),
        LocalDate.parse(version.text("asAt")),
        body.has("figure") ? Optional.of(body.path("figure").longValue()) : Optional.empty(),
        AssessmentThen.read(body),
        KnowledgePosition.read(version.text("position")).orElseThrow(),
        version.at(),
        version.text("by"),
        version.by());
  }

  private static List<NextStep> next(JsonNode actions) {
    var steps = new ArrayList<NextStep>();
    for (var action : actions) {
      steps.add(
          new NextStep(
              action.path("what").asText(),
              action.path("owner").asText(),
              LocalDate.parse(action.path("due").asText())));
    }
    return steps;
  }

  static String id(String measure, Period quarter) {
    return measure + "/" + key(quarter);
  }

  public static String key(Period quarter) {
    return quarter.lastDay().toString();
  }

  public String key() {
    return key(quarter);
  }
}
