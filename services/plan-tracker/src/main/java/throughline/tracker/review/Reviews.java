package throughline.tracker.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.core.time.London;
import throughline.tracker.engine.plan.ActionPlan;
import throughline.tracker.engine.rule.Frequency;
import throughline.tracker.engine.rule.Measures;
import throughline.tracker.engine.schema.ManualEntryKind;
import throughline.tracker.entry.EntryHistory;
import throughline.tracker.entry.EntryStore;
import throughline.tracker.entry.EntryVersion;
import throughline.tracker.entry.ManualEntry;
import throughline.tracker.entry.RecordBody;
import throughline.tracker.figure.KnowledgePosition;
import throughline.tracker.figure.Period;
import throughline.tracker.plan.ownership.SelfAssessments;
import throughline.tracker.plan.target.AssessPerformance;
import throughline.tracker.plan.target.Performance;
import throughline.tracker.review.commentary.Commentaries;
import throughline.tracker.review.commentary.Commentary;

/** The reviews of quarters, as facts. */
public final class Reviews {

  private static final EntryStore<JsonNode> STORE = EntryStore.of(ManualEntryKind.REVIEW);

  private static final int QUARTERS = 6;

  private static final String CHECKED = "CHECKED";
  private static final String SIGNED = "SIGNED";
  private static final String REOPENED = "REOPENED";

  private static final String COUNT_TO_SIGN =
      """
      SELECT count(*)
        FROM fact AS f
        JOIN fact_version AS v ON v.fact_id = f.fact_id AND v.version = f.latest_version
       WHERE f.aggregate = 'review' AND v.body ->> 'state' = 'CHECKED' AND v.body ->> 'by' <> :person
      """;

  private Reviews() {}

  /** The quarters whose data somebody else has checked. */
  public static long countToSign(Handle handle, Optional<UUID> person) {
    return handle
        .createQuery(COUNT_TO_SIGN)
        .bind("person", person.map(UUID::toString).orElse(""))
        .mapTo(Long.class)
        .one();
  }

  /** A measure that is off track and that nobody has written about. */
  public record Unexplained(String measure, LocalDate quarter) {}

  /** Those of the quarter that ended last, until it is signed off. */
  public static List<Unexplained> unexplained(
      Handle handle, ActionPlan plan, Measures all, LocalDate today) {
    var quarter = Period.lastEnded(Frequency.QUARTER, today);
    var end = quarter.lastDay();
    if (end.isBefore(plan.firstDay()) || of(handle, quarter).signed().isPresent()) {
      return List.of();
    }
    var measures = Statement.measures(handle, all, quarter, today);
    var written = Commentaries.ofQuarter(handle, quarter, today);
    return Stream.concat(
            AssessPerformance.read(handle, all, measures, end, today).values().stream()
                .filter(Performance::isOffTrack)
                .map(Performance::measure),
            SelfAssessments.atEnd(handle, measures, end, today).stream()
                .map(SelfAssessments.AtEnd::one)
                .filter(SelfAssessments.One::isBehind)
                .map(SelfAssessments.One::measure))
        .filter(measure -> !written.containsKey(measure.id()))
        .map(measure -> new Unexplained(measure.id(), end))
        .toList();
  }

  static Review of(Handle handle, Period quarter) {
    return review(quarter, STORE.one(handle, id(quarter)).oldestFirst());
  }

  /** Those of the last quarters that have ended, the newest first, and every one that was begun. */
  static List<Review> all(Handle handle, LocalDate today) {
    var said = STORE.startingWith(handle, "");
    var quarters = new TreeMap<LocalDate, Period>(Comparator.reverseOrder());
    Period.endedBy(Frequency.QUARTER, today, QUARTERS)
        .forEach(quarter -> quarters.put(quarter.from(), quarter));
    for (var id : said.keySet()) {
      var quarter = Period.quarter(LocalDate.parse(id));
      quarters.put(quarter.from(), quarter);
    }
    return quarters.values().stream()
        .map(
            quarter ->
                review(quarter, said.getOrDefault(id(quarter), EntryHistory.none()).oldestFirst()))
        .toList();
  }

  static Period quarter(String key, ActionPlan plan, LocalDate today) {
    var quarter =
        Commentary.quarter(key)
            .filter(found -> !found.to().isAfter(today))
            .orElseThrow(() -> new NotFound("quarter with this address that has ended"));
    if (quarter.lastDay().isBefore(plan.firstDay())) {
      throw new NotFound(
          "review of this quarter: the plan begins on " + London.date(plan.firstDay()));
    }
    return quarter;
  }

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
    body.set("measures", RecordBody.of(statement.measures()));
    body.set("judged", RecordBody.of(statement.judged()));
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
    for (var body : version.body().path("measures")) {
      ObjectNode measure = body.deepCopy();
      // What was kept without its target goes by the year of the quarter.
      if (!measure.has("targetYear")) {
        measure.put("targetYear", version.text("lastDay"));
      }
      if (!measure.has("targetVersion")) {
        measure.put("targetVersion", SignedMeasure.UNKNOWN);
      }
      measures.add(RecordBody.read(measure, SignedMeasure.class));
    }
    var judged = RecordBody.list(version.body().path("judged"), SignedAssessment.class);
    var position = KnowledgePosition.read(version.text("position")).orElseThrow();
    return new Review.Signed(
        version.version(),
        new Statement(position, measures, judged),
        version.text("note"),
        version.at(),
        version.by());
  }
}
