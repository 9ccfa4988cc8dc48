package throughline.volunteers.monitoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import throughline.platform.database.equality.SmallNumbers;
import throughline.platform.database.equality.SmallNumbers.Share;
import throughline.volunteers.monitoring.CohortCounts.Asked;
import throughline.volunteers.monitoring.CohortCounts.Counted;

/** What leaves of answers: no cell of fewer than ten, and none that another one gives away. */
class ToldTest {
  private static final SmallNumbers NUMBERS = new SmallNumbers(10);

  @Test
  void aCellOfOneIsToldWithTheNextSmallestSoThatNoDifferenceGivesItAway() {
    var told =
        Told.of(
            List.of(new Asked("A", 60), new Asked("B", 50), new Asked("C", 20)),
            List.of(counted("A", 40, 22), counted("B", 30, 12), counted("C", 15, 1)),
            NUMBERS);

    assertNull(of(told, "C").group(), "1 of 15");
    assertNull(of(told, "B").group(), "the county less A would be 13, and less B the one");
    assertEquals(new Share(40, 22), of(told, "A").group());
    assertEquals(new Share(45, 13), of(told, null).group());
    assertEquals(20, of(told, "C").asked(), "how many were asked stands beside it");
    assertEquals(15, of(told, "C").answered());
  }

  @Test
  void whereTheCountyItselfIsSmallNothingIsTold() {
    var told = Told.of(List.of(new Asked("A", 30)), List.of(counted("A", 20, 1)), NUMBERS);

    assertTrue(told.stream().allMatch(each -> each.group() == null), told.toString());
  }

  @Test
  void nothingThatIsToldAndNothingThatIsLeftIsEverBelowTen() {
    var random = new Random(7);
    for (var times = 0; times < 5_000; times++) {
      var counted = new ArrayList<Counted>();
      for (var n = 0; n < 1 + random.nextInt(6); n++) {
        var of = random.nextInt(50);
        counted.add(counted("D" + n, of, random.nextInt(of + 1)));
      }
      var asked = counted.stream().map(each -> new Asked(each.district(), 50)).toList();

      var told =
          Told.of(asked, counted, NUMBERS).stream()
              .map(Told::group)
              .filter(Objects::nonNull)
              .toList();

      assertTrue(told.stream().allMatch(NUMBERS::isSafe), counted.toString());
      if (!told.isEmpty()) {
        assertEquals(sum(counted, Counted::minorities), told.stream().mapToLong(Share::yes).sum());
        assertEquals(sum(counted, Counted::groupKnown), told.stream().mapToLong(Share::of).sum());
      }
    }
  }

  private static long sum(List<Counted> counted, Function<Counted, Long> number) {
    return counted.stream().mapToLong(number::apply).sum();
  }

  private static Counted counted(String district, long of, long yes) {
    return new Counted(district, of, 0, 0, of, yes, 0, 0, 0, 0);
  }

  private static Told of(List<Told> told, String district) {
    return told.stream()
        .filter(each -> Objects.equals(each.district(), district))
        .findFirst()
        .orElseThrow();
  }
}
