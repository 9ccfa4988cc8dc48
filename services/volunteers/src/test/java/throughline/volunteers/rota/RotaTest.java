package throughline.volunteers.rota;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import throughline.platform.core.permission.Places;

/** Who is expected when, also on the nights when the clocks change. */
@QuarkusTest
class RotaTest {
  private static final LocalDate SATURDAY = LocalDate.parse("2026-03-28");

  @Inject Rota rota;

  @Test
  void aNightOverTheChangeOfTheClocksLastsAsLongAsItLasts() {
    var robin = RotaFixture.volunteer("Robin Field");
    var slot = RotaFixture.slot("HEAD", 6, "22:00", "06:00");
    RotaFixture.comes(robin, slot);

    assertEquals(Duration.ofHours(7), length(robin, SATURDAY));
    assertEquals(Duration.ofHours(8), length(robin, SATURDAY.plusWeeks(1)));
    assertEquals(Duration.ofHours(9), length(robin, LocalDate.parse("2026-10-24")));
  }

  @Test
  void aDayThatIsCalledOffOrOutsideIsNobodys() {
    var robin = RotaFixture.volunteer("Robin Field");
    var slot = RotaFixture.slot("HEAD", 6, "10:00", "00:00");
    RotaFixture.comes(robin, slot);
    RotaFixture.sql("INSERT INTO slot_off VALUES ('%s', '%s', 'Closed')", slot, SATURDAY);

    var days =
        rota.of(List.of(robin), SATURDAY.minusWeeks(1), SATURDAY.plusWeeks(1)).stream()
            .map(Rota.Expected::day)
            .toList();

    assertEquals(List.of(SATURDAY.minusWeeks(1), SATURDAY.plusWeeks(1)), days);
    assertEquals(Duration.ofHours(14), length(robin, SATURDAY.plusWeeks(1)));
  }

  @Test
  void whoIsAwayIsSaidToBeAndEachPlaceSeesItsOwn() {
    var robin = RotaFixture.volunteer("Robin Field");
    RotaFixture.comes(robin, RotaFixture.slot("CHIP", 6, "10:00", "12:00"));
    RotaFixture.sql(
        "INSERT INTO away VALUES (gen_random_uuid(), '%s', '%s', '%s')",
        robin, SATURDAY, SATURDAY.plusDays(6));

    var expected = rota.at(Places.of("CHIP"), SATURDAY, SATURDAY.plusWeeks(1));

    assertEquals(List.of(true, false), expected.stream().map(Rota.Expected::away).toList());
    assertEquals(0, rota.at(Places.of("COWL"), SATURDAY, SATURDAY).size());
  }

  private Duration length(UUID volunteer, LocalDate day) {
    var expected = rota.of(List.of(volunteer), day, day).get(0);
    return Duration.between(expected.startsAt(), expected.endsAt());
  }
}
