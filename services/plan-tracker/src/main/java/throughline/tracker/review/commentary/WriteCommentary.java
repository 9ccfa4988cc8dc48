package throughline.tracker.review.commentary;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.time.London;
import throughline.tracker.engine.database.ReadOnlyTransactions;
import throughline.tracker.engine.plan.ActionPlan;
import throughline.tracker.engine.rule.MeasureStore;
import throughline.tracker.engine.schema.ManualEntryKind;
import throughline.tracker.entry.EntryVersion;
import throughline.tracker.entry.ManualEntry;
import throughline.tracker.entry.QueryEntries;
import throughline.tracker.entry.RecordEntry;
import throughline.tracker.entry.StaleEntry;
import throughline.tracker.figure.KnowledgePosition;
import throughline.tracker.figure.Period;
import throughline.tracker.plan.ownership.SelfAssessments;
import throughline.tracker.plan.target.Performance;

/** A strategy lead writes what is happening with a measure, why, and who does what next. */
@Singleton
public class WriteCommentary {

  private static final String MOVED =
      "The figure has moved since you opened this page. What it is now is shown above, and what you"
          + " typed is still here: send it again if it says so of this figure, too";

  private static final String JUDGED_ANEW =
      "The measure has been judged anew since you opened this page. How it stands now is shown"
          + " above, and what you typed is still here: send it again if it says so of this, too";

  private final RecordEntry facts;
  private final ReadOnlyTransactions snapshots;
  private final MeasureStore measures;
  private final ActionPlan plan;
  private final Clock clock;

  WriteCommentary(
      RecordEntry facts,
      ReadOnlyTransactions snapshots,
      MeasureStore measures,
      ActionPlan plan,
      Clock clock) {
    this.facts = facts;
    this.snapshots = snapshots;
    this.measures = measures;
    this.plan = plan;
    this.clock = clock;
  }

  public void write(
      String measure,
      String quarter,
      long seen,
      String shown,
      CommentaryRequest typed,
      SignedIn who) {
    var figure = figure(measure, quarter);
    facts.record(who, handle -> List.of(check(handle, figure, seen, shown, typed)));
  }

  /**
   * The figure of a measure and how it stands, or how its owner judges it: what is written of
   * another says nothing of it.
   */
  public static String key(Performance standing, Optional<SelfAssessments.One> judged) {
    return judged
        .map(one -> one.state() + " " + one.reason())
        .map(words -> UUID.nameUUIDFromBytes(words.getBytes(StandardCharsets.UTF_8)).toString())
        .orElseGet(
            () -> standing.status() + standing.actual().map(figure -> " " + figure).orElse(""));
  }

  /** The figure that it is bound to, with what exactly was known. */
  private record Figure(
      Period quarter,
      Performance standing,
      Optional<SelfAssessments.One> judged,
      KnowledgePosition position) {

    boolean isOffTrack() {
      return standing.isOffTrack() || judged.filter(SelfAssessments.One::isBehind).isPresent();
    }
  }

  private Figure figure(String measureId, String key) {
    var today = London.today(clock);
    return snapshots.readBeside(
        handle -> {
          var all = measures.read(handle);
          var measure = BrowseCommentary.measure(all, measureId);
          var quarter = BrowseCommentary.quarter(key, plan, today);
          return new Figure(
              quarter,
              BrowseCommentary.standing(handle, all, measure, quarter, today),
              SelfAssessments.of(handle, measure, today),
              KnowledgePosition.of(handle, clock.instant()));
        });
  }

  private ManualEntry check(
      Handle handle, Figure figure, long seen, String shown, CommentaryRequest typed) {
    var id = Commentary.id(figure.standing().measure().id(), figure.quarter());
    var latest =
        QueryEntries.latest(handle, ManualEntryKind.COMMENTARY, id)
            .map(EntryVersion::version)
            .orElse(0L);
    if (latest != seen) {
      throw new StaleEntry();
    }
    if (!key(figure.standing(), figure.judged()).equals(shown)) {
      throw new Conflict("moved", figure.judged().isPresent() ? JUDGED_ANEW : MOVED);
    }
    var read = new ParseCommentary(figure.quarter(), typed);
    var happening = read.happening();
    var why = read.why();
    var next = read.next(figure.isOffTrack());
    read.done();
    return fact(id, seen, figure, new Written(happening, why, next));
  }

  private record Written(String happening, String why, List<NextStep> next) {}

  private ManualEntry fact(String id, long seen, Figure figure, Written written) {
    var standing = figure.standing();
    var quarter = figure.quarter();
    var today = London.today(clock);
    var asAt = today.isBefore(quarter.lastDay()) ? today : quarter.lastDay();
    var body =
        JsonNodeFactory.instance
            .objectNode()
            .put("measure", standing.measure().id())
            .put("from", quarter.from().toString())
            .put("lastDay", quarter.lastDay().toString())
            .put("happening", written.happening())
            .put("why", written.why())
            .put("asAt", asAt.toString())
            .put("status", standing.status().name())
            .put("position", figure.position().toString());
    standing.actual().ifPresent(known -> body.put("figure", known));
    figure.judged().map(AssessmentThen::of).ifPresent(judged -> judged.put(body));
    var actions = body.putArray("actions");
    written
        .next()
        .forEach(
            step ->
                actions
                    .addObject()
                    .put("what", step.what())
                    .put("owner", step.owner())
                    .put("due", step.due().toString()));
    return new ManualEntry(ManualEntryKind.COMMENTARY, id, seen, body);
  }
}
