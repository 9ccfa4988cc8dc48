package throughline.tracker.release.disclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import throughline.tracker.release.disclosure.CountedTable.Count;
import throughline.tracker.release.disclosure.CountedTable.Sum;
import throughline.tracker.release.disclosure.Told.Kind;

class DisclosureGateTest {

  private static final Family COUNTY = part("");

  private static Family part(String place) {
    return new Family(place, "", "", LocalDate.of(2026, 4, 1), "YEAR");
  }

  private static CountedTable table(long... parts) {
    var counts = new LinkedHashMap<Family, Count>();
    var families = new ArrayList<Family>();
    long whole = 0;
    for (long amount : parts) {
      families.add(part("l" + families.size()));
      counts.put(families.get(families.size() - 1), new Count(amount, amount));
      whole += amount;
    }
    counts.put(COUNTY, new Count(whole, whole));
    return new CountedTable(1, true, true, counts, List.of(new Sum(COUNTY, families)));
  }

  private static List<String> told(CountedTable counted, List<ToldTable> earlier) {
    return texts(DisclosureGate.decide(counted, earlier));
  }

  private static List<String> texts(ToldTable table) {
    return table.told().entrySet().stream()
        .sorted(Map.Entry.comparingByKey(ToldTable.ORDER))
        .map(Map.Entry::getValue)
        .map(told -> told.isNumber() ? String.valueOf(told.value()) : "[c]")
        .toList();
  }

  @Test
  void oneToSevenAreHiddenNoneIsShownAndOthersAreRounded() {
    assertEquals(
        List.of("155", "[c]", "[c]", "0", "10", "15", "125"),
        told(table(1, 7, 0, 8, 13, 126), List.of()));
  }

  /** Twelve libraries of at least one come to at most twelve: each would be known to be 1. */
  @Test
  void whatTheTotalWouldGiveAwayIsHidden() {
    var counted = table(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);

    assertTrue(new Attacker(List.of(naive(counted))).knows(0, part("l0")));
    DisclosurePropertyTest.requireUnknown(List.of(DisclosureGate.decide(counted, List.of())), 0);
  }

  static ToldTable naive(CountedTable counted) {
    return new ToldTable(
        counted,
        counted.counts().entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    each -> {
                      long amount = each.getValue().amount();
                      boolean isFew = DisclosureRule.isFew(each.getValue());
                      return new Told(
                          isFew ? Kind.FEW : Kind.NUMBER,
                          isFew ? 0 : DisclosureRule.rounded(amount, counted.unit()),
                          amount,
                          1);
                    })));
  }

  @Test
  void aNumberThatChangedByFewPeopleStaysAsItWas() {
    var first = DisclosureGate.decide(table(12, 100), List.of());
    var second = DisclosureGate.decide(table(19, 100), List.of(first));
    var third = DisclosureGate.decide(table(20, 100), List.of(first, second));

    assertEquals(List.of("110", "10", "100"), texts(first));
    assertEquals(List.of("110", "10", "100"), texts(second));
    assertEquals(List.of("120", "20", "100"), texts(third));
  }

  @Test
  void whatWasHiddenStaysSoUntilItChangedByMore() {
    var first = DisclosureGate.decide(table(5, 100), List.of());
    var second = DisclosureGate.decide(table(9, 100), List.of(first));
    var third = DisclosureGate.decide(table(13, 100), List.of(first, second));

    assertEquals("[c]", texts(second).get(1));
    assertEquals("15", texts(third).get(1));
  }

  @Test
  void hoursAreHiddenByThePeopleBehindThem() {
    var whole = new Count(6_000, 30);
    var counted =
        new CountedTable(
            60,
            false,
            true,
            Map.of(COUNTY, whole, part("a"), new Count(2_400, 7), part("b"), new Count(3_600, 23)),
            List.of(new Sum(COUNTY, List.of(part("a"), part("b")))));

    var told = DisclosureGate.decide(counted, List.of()).told();

    assertFalse(told.get(part("a")).isNumber());
    assertEquals(6_000, told.get(COUNTY).value());
  }
}
