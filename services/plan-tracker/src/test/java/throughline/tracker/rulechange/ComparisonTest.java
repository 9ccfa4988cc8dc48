package throughline.tracker.rulechange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import throughline.tracker.figure.Figure;
import throughline.tracker.figure.FigureSource;
import throughline.tracker.rulechange.ChangedFacts.Scope;

/** What a trial shows: figures side by side, and the records that make the difference. */
class ComparisonTest extends TrialEngine {

  @Test
  void theLinesAddUpToTheDifferenceOfEachMonthAndPlace() {
    story(engine.heardOf("2026-01-01", "2026-07-20"));
    var trials = List.of(propose(ALL_HOURS, "some-hours"), propose(EVER, "some-members"));
    trials.forEach(trial -> count.run(trial, done -> {}));

    for (var id : trials) {
      engine.jdbi.useHandle(handle -> assertAddsUp(handle, id));
    }
  }

  private void assertAddsUp(Handle handle, UUID id) {
    var day = LocalDate.parse("2026-07-20");
    var trial = found(id);
    var compare = new CompareFigures(handle, engine.measures(handle), trial, day);
    var comparison = compare.read(CompareFigures.ALL);
    var facts = compare.changed().orElseThrow();
    assertTrue(comparison.monthsThatDiffer() > 0);
    assertTrue(comparison.months().stream().anyMatch(line -> !line.isDifferent()));
    assertTrue(facts.some(handle, Scope.ALL, 0, 0).counts().facts(Scope.ALL) > 0);
    var source = FigureSource.of(facts.tried());
    for (var line : comparison.months()) {
      var days = source.contributing(line.tried().period());
      var scope = new Scope(days.from(), days.to(), null, null);
      var some = facts.some(handle, scope, 1_000, 0);
      var lines = some.facts();
      // Before its source was heard of there is no figure, and no record.
      assertEquals(
          Optional.ofNullable(line.difference()).orElse(0L),
          lines.stream().mapToLong(fact -> fact.tried() - fact.today()).sum(),
          line.label());
      assertEquals(lines.size(), some.counts().facts(scope));
      var second = facts.some(handle, scope, 1, 1);
      assertEquals(some.counts(), second.counts());
      assertEquals(lines.stream().skip(1).limit(1).toList(), second.facts());
    }
    var days = source.contributing(comparison.headline().tried().period());
    for (var place : comparison.places()) {
      var scope = new Scope(days.from(), days.to(), place.key(), null);
      long amount = facts.some(handle, scope, 0, 0).counts().amount(scope);
      assertEquals(value(place.tried()) - value(place.today()), amount, place.label());
    }
  }

  private static long value(Figure figure) {
    return figure == null ? 0 : figure.value();
  }

  @Test
  void eachLineSaysWhyTheRuleLeavesItOut() {
    story(engine);
    var trial = propose(HOURS.replace("status: APPROVED", "status: SUBMITTED"), "some-hours");
    count.run(trial, done -> {});

    var lines =
        engine.jdbi.withHandle(
            handle ->
                new CompareFigures(
                        handle,
                        engine.measures(handle),
                        found(trial),
                        LocalDate.parse("2026-07-20"))
                    .changed()
                    .orElseThrow()
                    .some(handle, Scope.ALL, 100, 0)
                    .facts());

    assertEquals(
        List.of("New rule: status is approved, not submitted"),
        lines.stream()
            .filter(l -> l.side() == ChangedFacts.Side.LEFT_OUT)
            .map(ChangedFacts.ChangedFact::why)
            .distinct()
            .toList());
    assertEquals(
        List.of("Today: status is submitted, not approved"),
        lines.stream()
            .filter(l -> l.side() == ChangedFacts.Side.COUNTED)
            .map(ChangedFacts.ChangedFact::why)
            .distinct()
            .toList());
  }

  @Test
  void whoLooksBackSeesWhatWasReportedBefore() {
    story(engine);
    var trial = propose(ALL_HOURS, "some-hours");
    count.run(trial, done -> {});
    engine.on("2026-07-20");
    approve(trial);

    var measures = engine.measures();
    var before = measures.version("some-hours", LocalDate.parse("2026-07-19")).orElseThrow();
    var since = measures.version("some-hours", LocalDate.parse("2026-07-20")).orElseThrow();

    assertEquals(1, before.measure().version());
    assertEquals(2, since.measure().version());
    assertEquals(
        List.of("Version 2 since 20 July 2026", "Version 1 since 1 April 2026"),
        engine.jdbi.withHandle(
            handle ->
                RuleHistory.read(handle, measures, "some-hours", LocalDate.parse("2026-07-20"))
                    .entries()
                    .stream()
                    .map(RuleHistory.Entry::words)
                    .toList()));
  }
}
