package throughline.volunteers.hours;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static throughline.volunteers.hours.HoursFixture.hours;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Database;
import throughline.volunteers.testing.Actors;

/** Nobody is in two places at once. {@link RacesTest} tries it at the same moment. */
@QuarkusTest
class OverlapTest {

  private final Actor volunteer = Actors.aVolunteer("Robin Field");

  @BeforeEach
  void twoHoursOnATuesdayAfternoon() {
    hours().by(volunteer).on("2026-11-17").from("14:00").to("16:00").logged();
  }

  @ParameterizedTest
  @CsvSource({
    "the same again,    14:00, 16:00",
    "within,            14:30, 15:30",
    "around,            13:00, 17:00",
    "its first minute,  12:00, 14:01",
    "its last minute,   15:59, 18:00",
  })
  void whatOverlapsIsRefusedAndTheOtherIsNamed(String how, String start, String end) {
    hours()
        .by(volunteer)
        .at("COWL")
        .from(start)
        .to(end)
        .send()
        .statusCode(409)
        .body("code", is("hours-overlap"))
        .body("detail", containsString("2pm to 4pm on 17 November 2026"));
  }

  @Test
  void aNightOverlapsWithTheMorningAfter() {
    hours().by(volunteer).on("2026-11-14").from("22:00").to("06:00").logged();

    hours().by(volunteer).on("2026-11-15").from("05:30").to("09:00").send().statusCode(409);
  }

  @Test
  void whatTouchesIsTaken() {
    hours().by(volunteer).from("12:00").to("14:00").logged();
    hours().by(volunteer).from("16:00").to("17:00").logged();
  }

  @Test
  void otherPeopleMayWorkAtTheSameTime() {
    hours().by(Actors.aVolunteer("Alex Marsh")).logged();
  }

  @Test
  void theDatabaseHoldsItWhateverWritesToIt() {
    assertThrows(
        IllegalStateException.class,
        () ->
            Database.execute(
                """
                INSERT INTO hours_entry (id, version, volunteer_id, library_code, started_at, ended_at,
                                         status, entered_by, entered_at)
                SELECT gen_random_uuid(), 1, volunteer_id, library_code, started_at, ended_at,
                       status, entered_by, entered_at
                  FROM hours_entry e JOIN person p ON p.id = e.volunteer_id WHERE p.subject = '%s'
                """
                    .formatted(volunteer.subject())));
  }
}
