package throughline.bookings.monitoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import throughline.bookings.monitoring.Disclosure.Told;

/** What leaves of answers: no small number, and none that differs from another by little. */
class DisclosureTest {
  private static final long MINIMUM = 5;

  private final Disclosure disclosure = new Disclosure(MINIMUM);

  @Test
  void aLibraryWithEnoughIsToldByItself() {
    var told = disclosure.of(List.of(women("WEST", 40, 22), women("BANB", 30, 12)));

    assertEquals(22L, of(told, "WEST").women());
    assertEquals(40L, of(told, "WEST").sexKnown());
    assertNull(of(told, "").women());
  }

  @Test
  void fourWomenOfALibraryAreToldWithTheNextLargerSoThatTheDifferenceTellsNothing() {
    var told =
        disclosure.of(List.of(women("WEST", 40, 22), women("BANB", 30, 12), women("BLAC", 9, 4)));

    assertNull(of(told, "BLAC").women());
    assertNull(of(told, "BANB").women(), "the county less the others would be that of BLAC");
    assertEquals(16L, of(told, "").women());
    assertEquals(22L, of(told, "WEST").women());
  }

  @Test
  void thatAllOrNoneAreWomenTellsOfEverybody() {
    var told = disclosure.of(List.of(women("WEST", 40, 40)));

    assertNull(of(told, "WEST").women());
    assertNull(of(told, "").women());
    assertEquals(40, of(told, "WEST").answered(), "how many answered is no answer");
  }

  @Test
  void whatIsLeftWhenOneIsTakenFromTheOtherIsNeverFew() {
    // 22 of either and 20 women would tell of 2 men from ethnic minorities.
    var told = disclosure.of(List.of(new Counted("WEST", 50, 50, 50, 20, 50, 12, 10, 22)));

    assertEquals(22L, of(told, "").either());
    assertNull(of(told, "WEST").women());
    assertNotNull(of(told, "WEST").minorities(), "22 of either less 12 are 10 women");
    assertNull(of(told, "").both());
  }

  @RepeatedTest(300)
  void noNumberAndNoDifferenceIsSmall(RepetitionInfo run) {
    var random = new Random(run.getCurrentRepetition());
    var counted = new ArrayList<Counted>();
    for (int n = 0; n < 1 + random.nextInt(8); n++) {
      counted.add(random("L" + n, random));
    }

    var told = disclosure.of(counted);

    for (var each : told) {
      assertSafe(each.sexKnown(), each.women());
      assertSafe(each.groupKnown(), each.minorities());
    }
    var rest = of(told, "");
    assertAddsUp(told, Told::women, counted, Counted::women);
    assertAddsUp(told, Told::minorities, counted, Counted::minorities);
    var tellsWomen = told.stream().map(Told::women).anyMatch(Objects::nonNull);
    var tellsMinorities = told.stream().map(Told::minorities).anyMatch(Objects::nonNull);
    long women = counted.stream().mapToLong(Counted::women).sum();
    long minorities = counted.stream().mapToLong(Counted::minorities).sum();
    if (rest.either() != null) {
      assertTrue(rest.either() >= MINIMUM);
      assertTrue(!tellsWomen || rest.either() - women >= MINIMUM);
      assertTrue(!tellsMinorities || rest.either() - minorities >= MINIMUM);
      long both = women + minorities - rest.either();
      assertTrue(!tellsWomen || !tellsMinorities || both >= MINIMUM);
    }
    assertTrue(rest.both() == null || rest.both() >= MINIMUM);
  }

  private static void assertSafe(Long of, Long yes) {
    assertEquals(of == null, yes == null);
    assertTrue(of == null || yes >= MINIMUM && of - yes >= MINIMUM, of + " " + yes);
  }

  /** Libraries and the rest come to the county, or it is not told. */
  private static void assertAddsUp(
      List<Told> told,
      Function<Told, Long> number,
      List<Counted> counted,
      Function<Counted, Long> all) {
    var numbers = told.stream().map(number).filter(Objects::nonNull).toList();
    if (!numbers.isEmpty()) {
      assertEquals(
          counted.stream().mapToLong(all::apply).sum(),
          numbers.stream().mapToLong(Long::longValue).sum());
    }
  }

  private static Counted random(String library, Random random) {
    long women = random.nextInt(30);
    long men = random.nextInt(30);
    long both = women == 0 ? 0 : random.nextInt((int) women + 1);
    long minorMen = men == 0 ? 0 : random.nextInt((int) men + 1);
    long all = women + men;
    return new Counted(
        library, all + 3, all, all, women, all, both + minorMen, both, women + minorMen);
  }

  private static Counted women(String library, long known, long women) {
    return new Counted(library, known, known, known, women, 0, 0, 0, women);
  }

  private static Told of(List<Told> told, String library) {
    return told.stream().filter(each -> each.library().equals(library)).findFirst().orElseThrow();
  }
}
