package throughline.tracker.release.disclosure;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Nobody can compute a hidden figure from all that was ever published. */
class DisclosurePropertyTest {

  @Property(tries = 1_000)
  void noHiddenFigureIsKnown(@ForAll long seed) {
    var told = new ArrayList<ToldTable>();
    for (var counted : new RandomHistory(seed).tables()) {
      told.add(DisclosureGate.decide(counted, List.copyOf(told)));
    }
    requireUnknown(told, seed);
  }

  /** Who reckons so finds out what a release without the gate would give away. */
  @Test
  void withoutTheGateHiddenFiguresAreKnown() {
    long known =
        LongStream.range(0, 100)
            .mapToObj(seed -> new RandomHistory(seed).tables().get(0))
            .map(DisclosureGateTest::naive)
            .filter(DisclosurePropertyTest::givesAway)
            .count();

    assertTrue(known >= 5, "only " + known);
  }

  private static boolean givesAway(ToldTable told) {
    var attacker = new Attacker(List.of(told));
    return told.told().entrySet().stream()
        .anyMatch(each -> !each.getValue().isNumber() && attacker.knows(0, each.getKey()));
  }

  static void requireUnknown(List<ToldTable> told, long seed) {
    var attacker = new Attacker(told);
    assertTrue(attacker.wasToldTheTruth(), "what is published is untrue: " + seed);
    for (int release = 0; release < told.size(); release++) {
      for (var each : told.get(release).told().entrySet()) {
        assertFalse(
            !each.getValue().isNumber() && attacker.knows(release, each.getKey()),
            () -> "known: %s in a history of seed %d".formatted(each, seed));
      }
    }
  }
}
