package throughline.volunteers.hours;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.volunteers.hours.HoursFixture.hours;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.volunteers.testing.Actors;

@QuarkusTest
class ApprovalPagesTest {

  private static final String LIST = "/approvals";

  private final Browser browser = Browser.of(Actors.aCoordinator("Sam Okafor"));

  @BeforeEach
  void clear() {
    Database.execute("DELETE FROM hours_entry");
  }

  @Test
  void nothingToDoIsSaid() {
    assertContains(browser.open(LIST).text("main"), "No hours wait for approval");
  }

  @Test
  void aLaterPageThatIsEmptyByNowLeadsToTheFirst() {
    var last = hours().logged();

    var page = browser.open(LIST + "?after=" + last);

    assertContains(page.text("main"), "Nothing more is on this page");
    assertTrue(page.has("main a[href=" + LIST + "]"));
    assertFalse(
        page.text("main").contains("No hours wait"), "says that none wait while one does before");
  }

  @Test
  void hoursAreApprovedFromTheirRow() {
    var id = hours().on("2026-11-14").from("22:00").to("06:00").logged();
    var list = browser.open(LIST);
    assertContains(
        list.text("tbody"),
        "Robin Field 8 hours over 2 days on 14 November 2026, 10pm to 6am the next day Headington");

    var sent = browser.send(list, LIST + "/" + id, Map.of());

    var after = browser.follow(sent).text("main");
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
    assertEquals(first.redirect(), second.redirect());
  }

  @Test
  void afterSignInTheyComeBackToTheListAndNothingIsApprovedYet() {
    var id = hours().logged();

    var answer = browser.open(LIST + "/" + id);

    assertEquals(LIST, answer.redirect());
    assertContains(browser.follow(answer).text("tbody"), "Robin Field");
  }

  @Test
  void aLinkToHoursThatStillWaitDoesNotCallThemApproved() {
    var page = browser.open(LIST + "?approved=" + hours().logged());

    assertEquals(200, page.status());
    assertFalse(page.text("main").contains("Approved:"), "waiting hours are called approved");
  }

  @Test
  void oneWhoComesSecondIsTold() {
    var id = hours().logged();
    var list = browser.open(LIST);
    HoursFixture.approval(id, Actors.aCoordinator("Lee Ward")).statusCode(200);

    var page = browser.send(list, LIST + "/" + id, Map.of());

    assertEquals(409, page.status());
    assertContains(page.text("title"), "Error: Hours to approve");
    assertContains(page.text("main"), "These hours are approved already");
    assertTrue(page.has(".govuk-error-summary a[href=#waiting]"));
    assertTrue(page.has("#waiting[tabindex=-1]"), "the keyboard can follow the link");
  }

  @Test
  void onesOwnHoursShowWhyThereIsNoButton() {
    var both = Actors.aVolunteerWhoCoordinates("Kit Lowe");
    var id = hours().by(both).logged();

    var list = Browser.of(both).open(LIST);

    assertContains(list.text("tbody"), "Your own: another coordinator approves these");
    assertFalse(list.has("form[action=/approvals/" + id + "]"), "a button for one's own hours");
  }

  private static void assertContains(String text, String part) {
    assertTrue(text.contains(part), () -> "\"" + part + "\" is not in: " + text);
  }
}
