package throughline.tracker.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import throughline.tracker.engine.schema.ManualEntryKind;
import throughline.tracker.entry.EntryVersion;
import throughline.tracker.entry.ManualEntry;
import throughline.tracker.figure.KnowledgePosition;
import throughline.tracker.figure.Period;
import throughline.tracker.plan.ownership.SelfAssessment;
import throughline.tracker.plan.target.Status;

/** A review as the fact that it is kept as. */
final class ReviewBody {

  private static final String CHECKED = "CHECKED";
  private static final String SIGNED = "SIGNED";
  private static final String REOPENED = "REOPENED";

  private ReviewBody() {}

  static String id(Period quarter) {
    return quarter.lastDay().toString();
  }

  static ManualEntry checked(Period quarter, long seen, List<String> gaps, String note) {
    var body = body(quarter, CHECKED, note);
    gaps.forEach(body.putArray("gaps")::add);
    return new ManualEntry(ManualEntryKind.REVIEW, id(quarter), seen, body);
  }

  static ManualEntry signed(Period quarter, long seen, Statement statement, String note) {
    var body = body(quarter, SIGNED, note);
    body.put("position", statement.position().toString());
    var measures = body.putArray("measures");
    for (var signed : statement.measures()) {
      var entry =
          measures
              .addObject()
              .put("measure", signed.measure())
              .put("title", signed.title())
              .put("rule", signed.rule())
              .put("text", signed.text())
              .put("status", signed.status().name())
              .put("sentence", signed.sentence())
              .put("commentary", signed.commentary());
      entry.put("target", signed.target()).put("targetChange", signed.targetChange());
      entry.put("targetYear", signed.targetYear().from().toString());
      entry.put("targetVersion", signed.targetVersion());
      signed.amount().ifPresent(amount -> amount.addTo(entry));
      entry.put("since", signed.since());
      entry.put("outlook", signed.outlook()).put("travel", signed.travel());
    }
    var judged = body.putArray("judged");
    for (var signed : statement.judged()) {
      judged
          .addObject()
          .put("measure", signed.measure())
          .put("title", signed.title())
          .put("state", signed.state().name())
          .put("owner", signed.owner())
          .put("reason", signed.reason())
          .put("since", signed.since())
          .put("anew", signed.anew())
          .put("commentary", signed.commentary());
    }
    return new ManualEntry(ManualEntryKind.REVIEW, id(quarter), seen, body);
  }

  static ManualEntry reopened(Period quarter, long seen, String reason) {
    return new ManualEntry(
        ManualEntryKind.REVIEW, id(quarter), seen, body(quarter, REOPENED, reason));
  }

  private static ObjectNode body(Period quarter, String state, String note) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("state", state)
        .put("from", quarter.from().toString())
        .put("lastDay", quarter.lastDay().toString())
        .put("note", note);
  }

  static Review review(Period quarter, List<EntryVersion<JsonNode>> versions) {
    var review = Review.open(quarter);
    for (var version : versions) {
      review =
          switch (version.text("state")) {
            case SIGNED -> review.signed(version.version(), signed(version));
            case REOPENED ->
                review.reopened(
                    version.version(), version.text("note"), version.at(), version.by());
            default -> review.checked(version.version(), checked(version));
          };
    }
    return review;
  }

  private static Review.Checked checked(EntryVersion<JsonNode> version) {
    var gaps = new ArrayList<String>();
    version.body().path("gaps").forEach(gap -> gaps.add(gap.asText()));
    return new Review.Checked(
        gaps, version.text("note"), version.at(), version.author(), version.by());
  }

  private static Review.Signed signed(EntryVersion<JsonNode> version) {
    var measures = new ArrayList<SignedMeasure>();
    var lastDay = version.text("lastDay");
    version.body().path("measures").forEach(measure -> measures.add(measure(measure, lastDay)));
    var judged = new ArrayList<SignedAssessment>();
    version.body().path("judged").forEach(each -> judged.add(judgement(each)));
    var position = KnowledgePosition.read(version.text("position")).orElseThrow();
    return new Review.Signed(
        new Statement(position, measures, judged),
        version.text("note"),
        version.at(),
        version.by());
  }

  private static SignedAssessment judgement(JsonNode body) {
    return new SignedAssessment(
        body.path("measure").asText(),
        body.path("title").asText(),
        SelfAssessment.valueOf(body.path("state").asText()),
        body.path("owner").asText(),
        body.path("reason").asText(),
        body.path("since").asText(),
        body.path("anew").asText(),
        body.path("commentary").longValue());
  }

  private static SignedMeasure measure(JsonNode body, String lastDay) {
    return new SignedMeasure(
        body.path("measure").asText(),
        body.path("title").asText(),
        body.path("rule").intValue(),
        body.path("text").asText(),
        SignedAmount.read(body.path("amount")),
        Status.valueOf(body.path("status").asText()),
        body.path("sentence").asText(),
        body.path("target").asText(),
        Period.financialYear(LocalDate.parse(body.path("targetYear").asText(lastDay))),
        body.path("targetVersion").asLong(SignedMeasure.UNKNOWN),
        body.path("targetChange").asText(),
        body.path("since").asText(),
        body.path("outlook").asText(),
        body.path("travel").asText(),
        body.path("commentary").longValue());
  }
}
