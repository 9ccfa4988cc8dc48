package throughline.tracker.review.commentary;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import throughline.tracker.plan.ownership.SelfAssessment;
import throughline.tracker.plan.ownership.SelfAssessments;

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
        .map(
            body ->
                new AssessmentThen(
                    SelfAssessment.valueOf(body.path("state").asText()),
                    body.path("reason").asText()));
  }

  void put(ObjectNode commentary) {
    commentary.putObject("judged").put("state", state.name()).put("reason", reason);
  }

  String words() {
    return "%s (%s)".formatted(state.words().toLowerCase(Locale.UK), reason);
  }
}
