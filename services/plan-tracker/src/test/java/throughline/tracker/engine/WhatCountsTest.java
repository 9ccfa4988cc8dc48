package throughline.tracker.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import throughline.tracker.figure.MeasureHistory;

/** How a rule is applied to a fact, and what is said of a fact that does not count. */
class WhatCountsTest {

  private final Engine engine = Engine.withShippedMeasures();

  @Test
  void aFactThatDoesNotCountSaysWhy() {
    engine.take(engine.record(Bodies.HOURS, "h", Bodies.hours(1, "SUBMITTED", "2026-03-01", "10")));

    assertEquals(List.of("status is submitted, not approved"), engine.whyNot("volunteer-hours"));
    assertEquals(0, engine.figure("volunteer-hours", "2026-03-01", "2026-04-01"));
  }

  /** What an earlier version of the tracker stored need not keep the schema of today. */
  @Test
  void aFactThatOneRuleFailsOnCountsForTheOthers() {
    engine.take(engine.approved("old", 60));
    engine.jdbi.useHandle(
        handle ->
            handle.execute(
                "UPDATE fact_version SET body = (jsonb_set(body::jsonb, '{volunteer}', 'null')"
                    + " || '{\"days\": [{\"date\": \"2026-03-01\", \"minutes\": 7}, {\"date\": \"\"}]}')::json"));

    engine.rebuild();

    assertEquals(List.of("this measure's rule cannot count it"), engine.whyNot("volunteer-hours"));
    assertEquals(
        List.of(
            "The rule fails on 1 record, left out here alone. Ask an administrator to look at the rule."),
        notes("volunteer-hours"));
    assertEquals(List.of(), notes("bipc-sessions-attended"));
    engine.take(engine.approved("new", 30));
    assertEquals(30, engine.figure("volunteer-hours", "2026-03-01", "2026-04-01"));
  }

  /** What the page of the measure says beside its figure. */
  private List<String> notes(String measure) {
    return engine.jdbi.withHandle(
        handle ->
            MeasureHistory.read(
                    handle,
                    engine.rule(measure),
                    LocalDate.parse("2026-04-01"),
                    engine.clock.instant())
                .notes());
  }

  @Test
  void spellsThatOverlapCountAChildOnce() {
    var home = "\"homeLibrary\":[{\"library\":\"BANB\",\"from\":\"2026-03-01\"}";
    var both = home + ",{\"library\":\"WEST\",\"from\":\"2026-03-10\",\"to\":\"2026-03-20\"}";
    var member =
        Bodies.member(1, "2026-03-01", null)
            .replace(home, both)
            .replace(
                "\"residency\":[",
                "\"residency\":[{\"state\":\"IN_COUNTY\",\"from\":\"2026-03-01\",\"to\":\"2026-03-15\"},");

    engine.take(engine.record(Bodies.MEMBER, "m", member));

    for (var day : List.of("2026-03-02", "2026-03-11", "2026-03-16", "2026-03-21", "2026-06-01")) {
      assertEquals(1, engine.figure("members-under-5", day, day), day);
    }
    assertEquals(
        List.of(
            "2026-03-01 1 2026-04-01",
            "2026-03-10 -1 2026-04-01",
            "2026-03-10 1 2026-04-01",
            "2026-03-20 1 2026-04-01",
            "2026-03-20 -1 2026-04-01",
            "2031-03-31 -1 2026-04-01"),
        engine.ledger("members-under-5"));
  }

  @Test
  void whoIsOnlyTooOldIsNotSaidToLackWhatHolds() {
    var member = Bodies.member(1, "2026-03-01", null);

    engine.take(
        engine.record(
            Bodies.MEMBER, "old", member.replace("2031-Q1", "2026-Q1").replace("-03-", "-04-")),
        engine.record(Bodies.MEMBER, "away", member.replace("IN_COUNTY", "OUT_OF_COUNTY")));

    assertEquals(
        List.of(
            "under 5 until quarter is over before these all hold: membership, residency, home library",
            "on no day do these all hold: membership, residency, home library"),
        engine.whyNot("members-under-5"));
  }
}
