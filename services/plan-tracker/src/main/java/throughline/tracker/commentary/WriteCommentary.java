package throughline.tracker.commentary;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.time.London;
import throughline.tracker.figure.KnowledgePosition;
import throughline.tracker.figure.Period;
import throughline.tracker.own.EnteredFacts;
import throughline.tracker.own.OwnFact;
import throughline.tracker.own.OwnFacts;
import throughline.tracker.own.OwnVersion;
import throughline.tracker.own.StaleEntry;
import throughline.tracker.rule.MeasureStore;
import throughline.tracker.schema.OwnKind;
import throughline.tracker.target.Standing;

/** A strategy lead writes what is happening with a measure, why, and who does what next. */
@Singleton
public class WriteCommentary {

  private final OwnFacts facts;
  private final MeasureStore measures;
  private final Clock clock;

  WriteCommentary(OwnFacts facts, MeasureStore measures, Clock clock) {
    this.facts = facts;
    this.measures = measures;
    this.clock = clock;
  }

  /**
   * Writes it, or writes it anew; it is bound to the figure of now.
   *
   * @param quarter the last day of the quarter
   * @param seen the version that the lead had before them; 0 for none
   * @throws InvalidInput naming every wrong field
   * @throws Conflict if somebody else has written meanwhile
   * @throws throughline.platform.core.refusal.NotFound if there is no such measure or quarter
   */
  public void write(
      String measure, String quarter, long seen, CommentaryRequest typed, SignedIn who) {
    facts.record(who, handle -> List.of(check(handle, measure, quarter, seen, typed)));
  }

  private OwnFact check(
      Handle handle, String measureId, String key, long seen, CommentaryRequest typed) {
    var today = London.today(clock);
    var all = measures.read(handle);
    var measure = BrowseCommentary.measure(all, measureId);
    var quarter = BrowseCommentary.quarter(key, today);
    var id = Commentary.id(measure.id(), quarter);
    var latest =
        EnteredFacts.latest(handle, OwnKind.COMMENTARY, id).map(OwnVersion::version).orElse(0L);
    if (latest != seen) {
      throw new StaleEntry();
    }
    var standing = BrowseCommentary.standing(handle, all, measure, quarter, today);
    var read = new ReadCommentary(quarter, typed);
    var happening = read.happening();
    var why = read.why();
    var next = read.next(standing.isOffTrack());
    read.done();
    var written = new Written(happening, why, next);
    var position = KnowledgePosition.of(handle, clock.instant());
    return fact(id, seen, quarter, written, standing, asAt(quarter, today), position);
  }

  private record Written(String happening, String why, List<NextStep> next) {}

  private static LocalDate asAt(Period quarter, LocalDate today) {
    return today.isBefore(quarter.lastDay()) ? today : quarter.lastDay();
  }

  private static OwnFact fact(
      String id,
      long seen,
      Period quarter,
      Written written,
      Standing standing,
      LocalDate asAt,
      KnowledgePosition position) {
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
            .put("position", position.toString());
    standing.actual().ifPresent(figure -> body.put("figure", figure));
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
    return new OwnFact(OwnKind.COMMENTARY, id, seen, body);
  }
}
