package throughline.volunteers.hours;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.volunteers.hours.HoursFixture.hours;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import throughline.contracts.volunteers.VolunteerEvents;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.Published;
import throughline.volunteers.testing.Actors;

@QuarkusTest
class ApprovalPagesTest {

  private static final String LIST = "/approvals";

  private final Browser browser = Browser.of(Actors.aCoordinator("Sam Okafor"));

  @BeforeEach
  void clear() {
    Database.execute("DELETE FROM hours_entry; DELETE FROM place_coordinator");
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
        "Robin Field 8 hours over 2 days on 14 November 2026, 10pm to 6am the next day Headington Approve Return");

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

  /** The page comes from the browser's memory, with the key that it had. */
  @Test
  void whoeverGoesBackToThePageApprovesTheNextEachTime() {
    var one = hours().logged();
    var other = hours().logged();
    var third = hours().logged();
    var list = browser.open(LIST);

    browser.send(list, LIST + "/" + one, Map.of());
    var ticked = browser.tick(list, LIST, "entry", List.of(other + ".1"));
    var others = browser.tick(list, LIST, "entry", List.of(third + ".1"));
    var again = browser.tick(list, LIST, "entry", List.of(third + ".1"));

    assertContains(ticked.redirect(), LIST + "?approved=" + other + "&at=");
    assertContains(others.redirect(), LIST + "?approved=" + third + "&at=");
    assertEquals(others.redirect(), again.redirect());
    assertEquals("true", again.header("Idempotent-Replayed"));
  }

  @Test
  void theEnterKeyOnABoxApprovesNobody() {
    hours().logged();

    var list = Jsoup.parse(browser.open(LIST).source());

    var form = list.selectFirst("input[name=entry]").attr("form");
    var buttons = list.select("#" + form + " button, button[form=" + form + "]");
    assertEquals(List.of("Approve those ticked"), buttons.eachText());
  }

  @Test
  void eachBoxButtonAndLinkSaysToAScreenReaderWhatItIsAbout() {
    hours().logged();
    hours().by(Actors.aVolunteer("Wren Hollis")).from("15:00").logged();

    var list = Jsoup.parse(browser.open(LIST).source());

    assertEquals(
        Set.of(
            "Robin Field 2 hours on 17 November 2026",
            "Approve 2 hours on 17 November 2026 Robin Field",
            "Return 2 hours on 17 November 2026 Robin Field",
            "Wren Hollis 1 hour on 17 November 2026",
            "Approve 1 hour on 17 November 2026 Wren Hollis",
            "Return 1 hour on 17 November 2026 Wren Hollis"),
        list.select("tbody [aria-labelledby]").stream()
            .map(ApprovalPagesTest::named)
            .collect(Collectors.toSet()));
  }

  private static String named(Element control) {
    return Stream.of(control.attr("aria-labelledby").split(" "))
        .map(id -> control.ownerDocument().getElementById(id).text())
        .collect(Collectors.joining(" "));
  }

  /** With its stylesheet and script, which are up to 16 kB, a page stays below 60. */
  @Test
  void aPageOfTheLongestRowsThereCanBeIsBelow44Kilobytes() {
    var longest = "Wilhelmina ".repeat(24).substring(0, 255);
    for (int i = 0; i < 26; i++) {
      var person = Actors.aVolunteer(longest);
      hours().by(person).at("WEST").on("2026-11-14").from("22:15").to("10:15").logged();
    }

    var list = browser.open(LIST + "?library=WEST");

    assertContains(list.text("main"), "Showing 1 to 25 of 26 entries wait.");
    var bytes = list.source().getBytes(StandardCharsets.UTF_8).length;
    assertTrue(bytes < 44_000, () -> bytes + " bytes");
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
  void hoursThatChangedSinceThePageWasOpenedAreShownAgainAndNotApproved() {
    var id = hours().logged();
    var list = browser.open(LIST);
    Database.execute(
        "UPDATE hours_entry SET version = 2, ended_at = ended_at + interval '6 hours' WHERE id = '%s'"
            .formatted(id));

    var told = browser.send(list, LIST + "/" + id, Map.of());

    assertEquals(409, told.status());
    assertEquals(
        List.of(
            "#waiting These hours were changed since you opened this page. They are now: 2pm to"
                + " 10pm on 17 November 2026 at Headington. Check them before you approve them"),
        told.problems());
    assertEquals("SUBMITTED 2", state(id));
    assertEquals(303, browser.send(told, LIST + "/" + id, Map.of()).status());
    assertEquals("APPROVED 3", state(id));
  }

  @Test
  void hoursThatOneWorkedOrEnteredShowWhyThereIsNoButton() {
    var both = Actors.aVolunteerWhoCoordinates("Kit Lowe");
    var own = hours().by(both).logged();
    var entered = hours().logged();
    enteredBy(both, entered);

    var list = Browser.of(both).open(LIST);

    for (var row : Jsoup.parse(list.source()).select("tbody tr")) {
      assertContains(row.text(), "You worked or entered these: another coordinator approves them");
    }
    for (var id : List.of(own, entered)) {
      assertFalse(list.has("button[formaction=/approvals/" + id + "]"), "a button for " + id);
    }
    assertFalse(list.has("#approve-many"), "a button for boxes that are not there");
  }

  private static void enteredBy(Actor person, String id) {
    Database.execute(
        """
        UPDATE hours_entry
        SET entered_by = (SELECT id FROM person WHERE subject = '%s') WHERE id = '%s'
        """
            .formatted(person.subject(), id));
  }

  @Test
  void manyAreApprovedTogetherWithTheirTotal() {
    var one = hours().from("14:00").to("16:15").logged();
    var other = hours().from("09:00").to("17:00").logged();
    var list = browser.open(LIST);
    assertContains(list.text("main"), "On this page: 2 entries, 10 hours 15 minutes");

    var sent = browser.tick(list, LIST, "entry", List.of(one + ".1", other + ".1"));

    assertContains(browser.follow(sent).text("main"), "Approved: 2 entries, 10 hours 15 minutes.");
    for (var id : List.of(one, other)) {
      assertEquals("APPROVED 2", state(id));
      var events = Published.allOf(VolunteerEvents.TOPIC, id);
      assertEquals(2, events.size());
    }
  }

  @Test
  void whatChangedMeanwhileIsLeftAndNamedTheRestIsApproved() {
    var changed = hours().logged();
    var same = hours().at("COWL").logged();
    var list = browser.open(LIST);
    Database.execute(
        "UPDATE hours_entry SET version = 2, ended_at = ended_at - interval '1 hour' WHERE id = '%s'"
            .formatted(changed));

    var sent = browser.tick(list, LIST, "entry", List.of(changed + ".1", same + ".1"));

    var page = browser.follow(sent).text("main");
    assertContains(page, "Approved: 2 hours by Robin Field.");
    assertContains(
        page, "Robin Field: 1 hour, 2pm to 3pm on 17 November 2026 at Headington Waiting");
    assertEquals("SUBMITTED 2", state(changed));
    assertEquals("APPROVED 2", state(same));
  }

  @Test
  void whatWentToAnotherLibraryIsOnlyCountedTheRestIsApproved() {
    var moved = hours().by(Actors.aVolunteer("Wren Hollis")).at("HEAD").logged();
    var same = hours().at("HEAD").logged();
    var ofHeadington = Browser.of(Actors.aCoordinator("Lee Ward").at("HEAD"));
    var list = ofHeadington.open(LIST);
    Database.execute(
        "UPDATE hours_entry SET version = 2, library_code = 'COWL' WHERE id = '%s'"
            .formatted(moved));

    var both = List.of(moved + ".1", same + ".1");
    var page = ofHeadington.follow(ofHeadington.tick(list, LIST, "entry", both)).text("main");

    assertContains(page, "Approved: 2 hours by Robin Field.");
    assertContains(page, "1 entry that is no longer at your libraries");
    assertFalse(page.contains("Wren Hollis"), page);
    assertEquals("SUBMITTED 2", state(moved));
    assertEquals("APPROVED 2", state(same));
  }

  @Test
  void whenNothingTickedIsAtTheirLibrariesThatIsSaid() {
    var moved = hours().at("HEAD").logged();
    var ofHeadington = Browser.of(Actors.aCoordinator("Lee Ward").at("HEAD"));
    var list = ofHeadington.open(LIST);
    Database.execute(
        "UPDATE hours_entry SET library_code = 'COWL' WHERE id = '%s'".formatted(moved));

    var told = ofHeadington.tick(list, LIST, "entry", List.of(moved + ".1"));

    assertEquals(400, told.status());
    assertEquals(
        List.of("#waiting None of the hours that you ticked is at your libraries now"),
        told.problems());
    assertEquals("SUBMITTED 1", state(moved));
  }

  @Test
  void oneOfOnesOwnKeepsAllFromBeingApproved() {
    var both = Actors.aVolunteerWhoCoordinates("Kit Lowe");
    var own = hours().by(both).logged();
    var others = hours().logged();
    var page = Browser.of(both);

    var told = page.tick(page.open(LIST), LIST, "entry", List.of(own + ".1", others + ".1"));

    assertEquals(409, told.status());
    assertContains(told.problems().get(0), "You cannot approve hours that you worked or entered");
    assertEquals("SUBMITTED 1", state(others));
  }

  @Test
  void nothingTickedAndGarbledBoxesAreSaid() {
    var id = hours().logged();
    var list = browser.open(LIST);

    var nothing = browser.send(list, LIST, Map.of());
    var garbled = browser.tick(list, LIST, "entry", List.of(id + ".1", "nonsense"));

    assertEquals(400, nothing.status());
    assertContains(nothing.problems().get(0), "Tick the hours that you want to approve");
    assertEquals(400, garbled.status());
    assertEquals("SUBMITTED 1", state(id));
  }

  @Test
  void anErrorLeadsToTheListWhereOnesOwnHaveNoBoxAndComeLast() {
    var both = Actors.aVolunteerWhoCoordinates("Kit Lowe");
    hours().by(both).logged();
    hours().logged();
    Database.execute(
        """
        UPDATE hours_entry SET entered_at = entered_at - interval '1 hour'
        WHERE entered_by = (SELECT id FROM person WHERE subject = '%s')
        """
            .formatted(both.subject()));
    var page = Browser.of(both);

    var told = page.send(page.open(LIST), LIST, Map.of());

    assertEquals(List.of("#waiting Tick the hours that you want to approve"), told.problems());
    assertTrue(told.has("#waiting[tabindex=-1]"), "the keyboard can follow the link");
    assertTrue(told.has("tbody tr:eq(0) input[name=entry]"));
    assertFalse(told.has("tbody tr:eq(1) input[name=entry]"));
  }

  private static String state(String id) {
    return Database.text(
        "SELECT status || ' ' || version FROM hours_entry WHERE id = '" + id + "'");
  }

  private static void assertContains(String text, String part) {
    assertTrue(text.contains(part), () -> "\"" + part + "\" is not in: " + text);
  }
}
