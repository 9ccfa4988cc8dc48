package throughline.tracker.engine.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import throughline.tracker.engine.fact.LatestVersion;
import throughline.tracker.engine.ledger.Contribution.Reason;
import throughline.tracker.engine.ledger.EntryKind.Counted;
import throughline.tracker.engine.rule.CellKey;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.MeasureKind;
import throughline.tracker.engine.rule.MeasureVersion;
import throughline.tracker.engine.rule.Polarity;
import throughline.tracker.engine.rule.Rule;
import throughline.tracker.engine.rule.Unit;

/** What several measures say of one version of a fact is one entry as far as it is the same. */
class EntryTest {

  private static final LocalDate DAY = LocalDate.parse("2026-03-01");
  private static final LatestVersion FACT =
      new LatestVersion(7, "hours-entry", 1, null, Instant.EPOCH, null);

  private static MeasureVersion measure(int id, String... breakdowns) {
    var rule =
        new ObjectMapper()
            .convertValue(Map.of("kind", "flow-count", "breakdowns", breakdowns), Rule.class);
    return new MeasureVersion(
        id,
        new Measure(
            "m" + id,
            "m",
            List.of(),
            MeasureKind.FLOW_COUNT,
            Unit.NUMBER,
            Polarity.HIGHER,
            1,
            "",
            Optional.of(rule)));
  }

  private static Contribution says(
      MeasureVersion measure, String place, String breakdown, String subject, long amount) {
    return new Contribution(
        measure,
        FACT,
        new CellKey(DAY, place, breakdown, subject),
        amount,
        Reason.COUNTED,
        "",
        DAY);
  }

  @Test
  void hoursAndWhoGaveThemAreOneEntry() {
    var entry = new Entry(says(measure(1), "WEST", "", "", 90));

    assertTrue(entry.takes(says(measure(2), "WEST", "", "person", 1)));

    assertEquals(90, entry.amount());
    assertEquals("person", entry.subject());
    assertEquals(
        List.of(new Counted(1, null, false, false), new Counted(2, null, true, true)),
        entry.kind().counted());
  }

  @Test
  void soTheyAreWhicheverComesFirst() {
    var entry = new Entry(says(measure(1), "WEST", "", "person", -1));

    assertTrue(entry.takes(says(measure(2), "WEST", "", "", -90)));

    assertEquals(-90, entry.amount());
    assertEquals(
        List.of(new Counted(1, null, true, true), new Counted(2, null, false, false)),
        entry.kind().counted());
  }

  @Test
  void eachMeasureHasItsOwnSplitsOfIt() {
    var entry = new Entry(says(measure(1, "district", "way"), "WEST", "E07|ONLINE", "", 1));

    assertTrue(entry.takes(says(measure(2), "WEST", "", "", 1)));
    assertTrue(entry.takes(says(measure(3, "way", "age"), "WEST", "ONLINE|0-4", "", 1)));
    assertTrue(
        entry.takes(says(measure(4, "district", "way", "age"), "WEST", "E07|ONLINE|0-4", "", 1)));

    assertEquals("E07|ONLINE|0-4", entry.breakdown());
    assertEquals(
        List.of(List.of(1, 2), List.of(), List.of(2, 3), List.of()),
        entry.kind().counted().stream()
            .map(counted -> counted.splits() == null ? List.<Integer>of() : counted.splits())
            .toList());
    assertEquals(null, entry.kind().counted().get(3).splits());
  }

  @Test
  void whatDiffersIsAnEntryOfItsOwn() {
    var entry = new Entry(says(measure(1, "way"), "WEST", "ONLINE", "person", 90));

    assertFalse(entry.takes(says(measure(2), "EAST", "", "", 90)), "another place");
    assertFalse(entry.takes(says(measure(2), "WEST", "", "", 30)), "another amount");
    assertFalse(entry.takes(says(measure(2), "WEST", "", "", -1)), "one less");
    assertFalse(entry.takes(says(measure(2), "WEST", "", "other", 90)), "another person");
    assertFalse(entry.takes(says(measure(2, "way"), "WEST", "PHONE", "", 90)), "another value");
    assertFalse(
        entry.takes(says(measure(1, "way"), "WEST", "ONLINE", "person", 90)), "the same measure");
    assertEquals(90, entry.amount());
    assertEquals(List.of(new Counted(1, null, true, false)), entry.kind().counted());
  }

  /** Else one would be stored as a row of the other's kind. */
  @Test
  void entriesOfDifferentKindsAreCountedDifferently() {
    var split = measure(3, "way");
    var entries =
        List.of(
            entry(says(measure(1), "WEST", "", "", 90)),
            entry(says(measure(2), "WEST", "", "", 90)),
            entry(says(measure(1), "WEST", "", "person", 90)),
            entry(says(measure(1), "WEST", "", "", 90), says(measure(2), "WEST", "", "", 1)),
            entry(says(measure(1), "WEST", "", "", 1), says(measure(2), "WEST", "", "", 90)),
            entry(says(measure(1), "WEST", "", "", 90), says(measure(2), "WEST", "", "", 90)),
            entry(says(split, "WEST", "ONLINE", "", 1), says(measure(4), "WEST", "", "", 1)),
            entry(doesNotCount(split), doesNotCount(measure(4))));

    assertEquals(
        entries.size(), entries.stream().map(each -> each.kind().counted()).distinct().count());
    assertEquals(
        entries.size(),
        entries.stream()
            .map(each -> each.contributions().stream().map(each::countedAs).toList())
            .distinct()
            .count());
  }

  private static Entry entry(Contribution first, Contribution... others) {
    var entry = new Entry(first);
    for (var other : others) {
      assertTrue(entry.takes(other));
    }
    return entry;
  }

  private static Contribution doesNotCount(MeasureVersion measure) {
    var key = new CellKey(null, "", "", "");
    return new Contribution(measure, FACT, key, 1, Reason.EXCLUDED, "status is logged", DAY);
  }

  /** A report of nothing is a figure, and is not one of something. */
  @Test
  void nothingIsSharedWithNothingAlone() {
    var entry = new Entry(says(measure(1), "WEST", "", "", 0));

    assertFalse(entry.takes(says(measure(2), "WEST", "", "", 1)));
    assertTrue(entry.takes(says(measure(3), "WEST", "", "", 0)));
  }
}
