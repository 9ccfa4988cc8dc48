package throughline.tracker.review;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import throughline.contracts.membership.MembershipEvents;
import throughline.tracker.engine.Bodies;
import throughline.tracker.engine.Engine;
import throughline.tracker.figure.Period;

/** What a quarter's data lacks. */
class DataCheckTest {

  private static final LocalDate TODAY = LocalDate.parse("2026-07-10");

  private final Engine engine = Engine.withShippedMeasures();

  /** Its service goes on counting its days, and is in contact. */
  @Test
  void aLibrarySystemThatHasStoppedIsAGap() {
    engine
        .on("2026-07-09")
        .take(
            engine.record(
                Bodies.LOANS, "BANB/2026-07-08", Bodies.loans("BANB", "2026-07-08", 100, 20)));
    assertEquals(List.of(), ofSources());

    engine.jdbi.useHandle(handle -> handle.execute("UPDATE read_day SET known_on = '2026-06-02'"));
    engine
        .on("2026-07-10")
        .take(
            engine.record(
                MembershipEvents.DAY_COUNTED.type(),
                "ecalm-membership/2026-07-09",
                "{\"version\": 1, \"day\": \"2026-07-09\", \"counts\": []}"));

    assertEquals(
        List.of(
            new DataCheck.Gap(
                "No loans have come in from the library system since 2 June 2026", "/sources")),
        ofSources());
  }

  private List<DataCheck.Gap> ofSources() {
    var quarter = Period.quarter(LocalDate.parse("2026-06-30"));
    return engine
        .jdbi
        .withHandle(
            handle ->
                DataCheck.read(
                    handle, engine.measures(handle), quarter, TODAY, engine.clock.instant()))
        .stream()
        .filter(gap -> gap.href().equals("/sources"))
        .toList();
  }
}
