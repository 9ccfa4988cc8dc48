package throughline.volunteers.hours;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static throughline.platform.testing.Race.atOnce;
import static throughline.volunteers.hours.HoursFixture.hours;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.contracts.volunteers.VolunteerEvents;
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.SignedIn;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Database;
import throughline.platform.testing.Published;
import throughline.volunteers.hours.LogHours.Came;
import throughline.volunteers.testing.Actors;

/** Staff log everyone who came to a slot. */
@QuarkusTest
class TogetherTest {
  private static final WorkedTime AFTERNOON =
      new WorkedTime(Instant.parse("2026-11-23T14:00:00Z"), Instant.parse("2026-11-23T16:30:00Z"));

  @Inject LogHours logHours;

  private final SignedIn staff = new SignedIn(UUID.randomUUID().toString(), "Sam Okafor");

  @Test
  void twelveWhoCameAreLoggedTogetherAndWhoLoggedBeforeIsNamed() {
    var came = IntStream.range(0, 12).mapToObj(n -> came(known())).toList();
    var early = Actors.aVolunteer("Robin Field");
    hours().by(early).on("2026-11-23").from("15:00").to("17:00").logged();
    var all = new ArrayList<>(came);
    all.add(came(id(early)));

    var together = logHours.together(all, staff, Places.of("HEAD"));

    assertEquals(
        Set.copyOf(came.stream().map(Came::volunteer).toList()), Set.copyOf(together.logged()));
    assertEquals(Set.of(id(early)), together.left().keySet());
    assertEquals(
        12,
        Database.number(
            "SELECT count(*) FROM hours_entry WHERE slot_id IS NOT NULL AND entered_by <> volunteer_id AND volunteer_id IN ('%s')"
                .formatted(
                    String.join("','", together.logged().stream().map(UUID::toString).toList()))));
    var first =
        Database.text(
            "SELECT id FROM hours_entry WHERE volunteer_id = '%s' AND slot_id IS NOT NULL"
                .formatted(together.logged().get(0)));
    assertEquals(1, Published.awaitOf(VolunteerEvents.TOPIC, first, 1).size());
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 8, 16, 64})
  void pressedByManyAtOnceEverybodyIsLoggedOnce(int presses) throws Exception {
    var came = IntStream.range(0, 5).mapToObj(n -> came(known())).toList();

    Callable<Integer> press =
        () -> logHours.together(came, staff, Places.everywhere()).logged().size();
    var answers = atOnce(Collections.nCopies(presses, press));

    assertEquals(5, answers.stream().mapToInt(Integer::intValue).sum());
  }

  private static Came came(UUID volunteer) {
    return new Came(
        volunteer,
        AFTERNOON,
        "HEAD",
        null,
        UUID.fromString("5107aaaa-0000-4000-8000-000000000001"));
  }

  private static UUID known() {
    var volunteer = Actors.aVolunteer("Robin Field");
    hours().by(volunteer).logged();
    return id(volunteer);
  }

  private static UUID id(Actor volunteer) {
    return UUID.fromString(
        Database.text("SELECT id FROM person WHERE subject = '%s'".formatted(volunteer.subject())));
  }
}
