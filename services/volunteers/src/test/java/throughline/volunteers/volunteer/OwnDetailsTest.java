package throughline.volunteers.volunteer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.volunteers.testing.AcceptedVolunteers.accept;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.volunteers.testing.AcceptedVolunteers;
import throughline.volunteers.testing.Actors;

/** A volunteer keeps their own number and whom to call, and nobody else's. */
@QuarkusTest
class OwnDetailsTest {
  private static final String PATH = "/details";
  private static final Map<String, String> PAT =
      Map.of(
          "ownPhone", "01632 960 002",
          "name", "Pat Moor",
          "relationship", "sister",
          "phone", "01632 960 001");

  private final Actor robin = accept(Actors.aVolunteer("Robin Field"), "HEAD");
  private final String id = AcceptedVolunteers.id(robin);
  private final Browser own = Browser.of(robin);

  @Test
  void whatAVolunteerKeepsIsWhatStaffReadAndOnlyReadingByStaffIsInTheHistory() {
    assertTrue(own.open("/").links().contains(PATH));
    assertTrue(own.open("/standing").links().contains(PATH));
    own.send(own.open(PATH), PATH, PAT).then().statusCode(303);

    assertEquals("Pat Moor", own.open(PATH).value("name"));
    assertEquals("01632960002", own.open(PATH).value("ownPhone"));
    assertEquals(0, actions("CONTACT_READ"));
    var staff = Browser.of(Actors.aCoordinator("Sam Okafor").at("HEAD"));
    assertTrue(staff.open("/people/" + id + "/contact").text("main").contains("Pat Moor"));
    assertEquals(1, actions("CONTACT_READ"));

    own.send(own.open(PATH), PATH, PAT).then().statusCode(303);
    assertEquals(1, actions("CONTACT_CHANGED"), "the same again is no change");
    assertEquals(1, actions("CHANGED"));
    var other = Browser.of(Actors.aVolunteer("Alex Marsh")).open(PATH);
    assertFalse(other.source().contains("Pat Moor"));
  }

  @Test
  void everyWrongFieldIsNamedAndWhoIsNotedIsNotEmptiedBySlip() {
    own.send(own.open(PATH), PATH, Map.of("ownPhone", "01632 960 002")).then().statusCode(303);
    assertEquals(0, actions("CONTACT_CHANGED"));

    var wrong = own.send(own.open(PATH), PATH, Map.of("ownPhone", "12", "name", "Pat Moor"));
    assertEquals(400, wrong.status());
    assertEquals(3, wrong.problems().size(), wrong.problems().toString());
    own.send(own.open(PATH), PATH, PAT).then().statusCode(303);
    assertEquals(
        400,
        own.send(own.open(PATH), PATH, Map.of("name", "", "relationship", "", "phone", ""))
            .status());
  }

  @Test
  void whoIsNotAcceptedIsToldToApply() {
    var stranger = Browser.of(Actors.aStranger("Sam Strange")).open(PATH);

    assertEquals(403, stranger.status());
    assertTrue(stranger.text("main").contains("Apply first"), stranger.text("main"));
  }

  private long actions(String action) {
    return Database.number(
        "SELECT count(*) FROM audit_entry WHERE record_id = '%s' AND action = '%s'"
            .formatted(id, action));
  }
}
