package throughline.tracker.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import throughline.tracker.engine.schema.ManualEntryKind;
import throughline.tracker.entry.ManualEntry;
import throughline.tracker.plan.ownership.SelfAssessment;
import throughline.tracker.plan.ownership.SelfAssessments;

/** "Since when" is asked of what owners judge, too, and not only of what has a figure. */
class OffTrackSinceTest {

  private static final String ENGAGEMENT = "staff-engagement";

  private final Engine engine = Engine.withShippedMeasures();

  @Test
  void offTrackSinceItsOwnerFirstSaidSoWithoutABreak() {
    judge("2026-05-04", 0, "OFF_TRACK");
    judge("2026-06-01", 1, "ON_TRACK");
    assertEquals("", since("2026-06-10"));
    judge("2026-07-06", 2, "AT_RISK");
    judge("2026-08-03", 3, "OFF_TRACK");

    assertEquals("Since 6 July 2026", since("2026-11-25"), "at risk is behind, too");
    assertEquals("Since 4 May 2026", since("2026-05-10"), "as known then");
  }

  /** The review of June said what the owner says in November. */
  @Test
  void aQuarterIsAsItWasJudgedByItsEndAndSaysWhatWasJudgedSince() {
    judge("2026-05-04", 0, "OFF_TRACK");
    judge("2026-07-06", 1, "ON_TRACK");

    var june = atEnd("2026-06-30");
    assertEquals(SelfAssessment.OFF_TRACK, june.one().state());
    assertEquals("Since 4 May 2026", june.one().sinceWords());
    assertEquals(
        "Judged anew on 6 July 2026: on track (As the survey says).", june.anew(), "not hidden");

    var march = atEnd("2026-03-31");
    assertEquals(SelfAssessment.OFF_TRACK, march.one().state(), "nobody had said anything by then");
    assertEquals(
        "Judged first on 4 May 2026, when the quarter was over. Judged anew on 6 July 2026: on track (As the survey says).",
        march.anew());
    assertEquals("", atEnd("2026-09-30").anew());
  }

  private SelfAssessments.AtEnd atEnd(String day) {
    return engine.jdbi.withHandle(
        handle ->
            SelfAssessments.atEnd(
                    handle,
                    List.of(engine.measures(handle).find(ENGAGEMENT).orElseThrow()),
                    LocalDate.parse(day),
                    LocalDate.parse("2026-11-25"))
                .get(0));
  }

  private String since(String day) {
    return engine.jdbi.withHandle(
        handle ->
            SelfAssessments.of(
                    handle,
                    engine.measures(handle).find(ENGAGEMENT).orElseThrow(),
                    LocalDate.parse(day))
                .orElseThrow()
                .sinceWords());
  }

  private void judge(String day, long seen, String state) {
    var body =
        JsonNodeFactory.instance
            .objectNode()
            .put("measure", ENGAGEMENT)
            .put("owner", "Head of Staff")
            .put("baselineNote", "")
            .put("state", state)
            .put("reason", "As the survey says")
            .put("by", Bodies.PERSON);
    engine.on(day).enter(new ManualEntry(ManualEntryKind.OWNERSHIP, ENGAGEMENT, seen, body));
  }
}
