package throughline.volunteers.rota;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import throughline.platform.core.permission.Places;
import throughline.platform.testing.Actor;
import throughline.volunteers.testing.RotaFixture;

/** Who is expected when, also on the nights when the clocks change. */
@QuarkusTest
class RotaTest {
  private static final LocalDate SATURDAY = LocalDate.parse("2026-03-28");

  @Inject Rota rota;

  private final Actor robin = RotaFixture.volunteer("Robin Field");

  @Test
  void aNightOverTheChangeOfTheClocksLastsAsLongAsItLasts() {
    RotaFixture.comes(robin, RotaFixture.slot("HEAD", 6, "22:00", "06:00"));

    assertEquals(Duration.ofHours(7), length(SATURDAY));
    assertEquals(Duration.ofHours(8), length(SATURDAY.plusWeeks(1)));
    assertEquals(Duration.ofHours(9), length(LocalDate.parse("2026-10-24")));
  }

  @Test
  void aDayThatIsCalledOffIsNobodys() {
    var slot = RotaFixture.slot("HEAD", 6, "14:00", "00:00");
    RotaFixture.comes(robin, slot);
    RotaFixture.sql("INSERT INTO slot_off VALUES ('%s', '%s', 'Closed')", slot, SATURDAY);

    assertEquals(
        List.of(SATURDAY.minusWeeks(1), SATURDAY.plusWeeks(1)),
        of(SATURDAY.minusWeeks(1), SATURDAY.plusWeeks(1)).stream()
            .map(Rota.Expected::day)
            .toList());
    assertEquals(Duration.ofHours(10), length(SATURDAY.plusWeeks(1)));
  }

  @Test
  void whoIsAwayIsSaidToBeAndEachPlaceSeesItsOwn() {
    RotaFixture.comes(robin, RotaFixture.slot("CHIP", 6, "10:00", "12:00"));
    RotaFixture.away(robin, "2026-03-28", "2026-04-03");

    var expected = rota.at(Places.of("CHIP"), SATURDAY, SATURDAY.plusWeeks(1));

    assertEquals(List.of(true, false), expected.stream().map(Rota.Expected::away).toList());
    assertEquals(List.of(), of(SATURDAY, SATURDAY.plusWeeks(1), Places.of("COWL")));
  }

  @Test
  void whoHasLeftOrPausesIsNotExpected() {
    RotaFixture.comes(robin, RotaFixture.slot("HEAD", 6, "10:00", "12:00"));
    RotaFixture.sql(
        "UPDATE volunteer SET status = 'PAUSED' WHERE id = '%s'", RotaFixture.id(robin));

    assertEquals(List.of(), of(SATURDAY, SATURDAY));
  }

  private List<Rota.Expected> of(LocalDate from, LocalDate to) {
    return rota.of(List.of(RotaFixture.id(robin)), from, to);
  }

  private List<Rota.Expected> of(LocalDate from, LocalDate to, Places places) {
    return rota.at(places, from, to).stream()
        .filter(each -> each.volunteer().equals(RotaFixture.id(robin)))
        .toList();
  }

  private Duration length(LocalDate day) {
    var expected = of(day, day).get(0);
    return Duration.between(expected.startsAt(), expected.endsAt());
  }
}
