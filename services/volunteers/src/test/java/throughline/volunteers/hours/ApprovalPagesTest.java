package throughline.volunteers.hours;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.volunteers.hours.HoursFixture.hours;

import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import throughline.volunteers.testing.Actor;
import throughline.volunteers.testing.Browser;
import throughline.volunteers.testing.Database;

@QuarkusTest
class ApprovalPagesTest {

  private static final String LIST = "/approvals";

  private final Browser browser = new Browser(Actor.aCoordinator("Sam Okafor"));

  @BeforeEach
  void clear() {
    Database.execute("DELETE FROM hours_entry");
  }

  @Test
  void nothingToDoIsSaid() {
    assertContains(browser.open(LIST).text("main"), "No hours wait for approval");
  }

  @Test
  void hoursAreApprovedFromTheirRow() {
    var id = hours().on("2026-11-14").from("22:00").to("06:00").logged();
    var list = browser.open(LIST);
    assertContains(
        list.text("tbody"),
        "Robin Field Headington 14 November 2026 10pm to 6am the next day 8 hours over 2 days");

    var sent = browser.send(list, LIST + "/" + id, Map.of());

    assertEquals(303, sent.status());
    var after = browser.open(LIST + "?" + URI.create(sent.movedTo()).getQuery()).text("main");
    assertContains(after, "Approved: 8 hours over 2 days by Robin Field.");
    assertContains(after, "No hours wait for approval");
  }

  @Test
  void severalRowsOfOnePageCanBeApprovedOneAfterTheOther() {
    var one = hours().logged();
    var other = hours().logged();
    var list = browser.open(LIST);

    assertEquals(303, browser.send(list, LIST + "/" + one, Map.of()).status());
    assertEquals(303, browser.send(list, LIST + "/" + other, Map.of()).status());
  }

  @Test
  void aDoubleClickApprovesOnceAndEndsOnTheSamePage() {
    var id = hours().logged();
    var list = browser.open(LIST);

    var first = browser.send(list, LIST + "/" + id, Map.of());
    var second = browser.send(list, LIST + "/" + id, Map.of());

    assertEquals(303, second.status());
    assertEquals(first.movedTo(), second.movedTo());
  }

  @Test
  void oneWhoComesSecondIsTold() {
    var id = hours().logged();
    var list = browser.open(LIST);
    HoursFixture.approval(id, Actor.aCoordinator("Lee Ward")).statusCode(200);

    var page = browser.send(list, LIST + "/" + id, Map.of());

    assertEquals(409, page.status());
    assertContains(page.text("title"), "Error: Hours to approve");
    assertContains(page.text("main"), "These hours are approved already");
  }

  @Test
  void onesOwnHoursShowWhyThereIsNoButton() {
    var both = Actor.aVolunteerWhoCoordinates("Kit Lowe");
    var id = hours().by(both).logged();

    var list = new Browser(both).open(LIST);

    assertContains(list.text("tbody"), "Your own: another coordinator approves these");
    assertFalse(list.has("form[action=/approvals/" + id + "]"), "a button for one's own hours");
  }

  private static void assertContains(String text, String part) {
    assertTrue(text.contains(part), () -> "\"" + part + "\" is not in: " + text);
  }
}
