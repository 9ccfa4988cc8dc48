package throughline.volunteers.hours;

import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static throughline.volunteers.hours.HoursFixture.approval;
import static throughline.volunteers.hours.HoursFixture.hours;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Database;
import throughline.volunteers.testing.Actors;

/** What cannot be published is not saved, and the caller may try again with the same key. */
@QuarkusTest
class TransactionBoundaryTest {

  private static final String EVERYTHING =
      """
      SELECT (SELECT count(*) FROM hours_entry) + (SELECT count(*) FROM person)
        + (SELECT count(*) FROM person_details) + (SELECT count(*) FROM volunteer)
        + (SELECT count(*) FROM idempotency_key)
      """;

  private final Actor coordinator = Actors.aCoordinator("Sam Okafor");

  @Test
  void nothingIsLoggedWhenTheOutboxFails() {
    var request = hours().by(Actors.aVolunteer("Robin Field")).withKey("again");
    var before = Database.number(EVERYTHING);

    Database.whileRefusing(
        "outbox", () -> request.send().statusCode(500).body("code", is("internal-error")));

    assertEquals(before, Database.number(EVERYTHING));
    request.send().statusCode(201);
  }

  @Test
  void nothingIsApprovedWhenTheOutboxFails() {
    var id = hours().logged();
    var before = Database.number(EVERYTHING);

    Database.whileRefusing("outbox", () -> approval(id, coordinator).statusCode(500));

    assertEquals(before, Database.number(EVERYTHING));
    assertEquals("SUBMITTED", entry("status", id));
    assertEquals("1", entry("version", id));
    approval(id, coordinator).statusCode(200);
  }

  private static String entry(String column, String id) {
    return Database.text("SELECT %s FROM hours_entry WHERE id = '%s'".formatted(column, id));
  }
}
