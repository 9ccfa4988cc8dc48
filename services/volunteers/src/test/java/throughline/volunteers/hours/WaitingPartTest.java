package throughline.volunteers.hours;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.volunteers.hours.HoursFixture.hours;

import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.Page;
import throughline.volunteers.testing.Actors;

/** The list of what waits is long, and a coordinator stays where in it they are. */
@QuarkusTest
class WaitingPartTest {

  private static final String LIST = "/approvals";

  private final Browser browser = Browser.of(Actors.aCoordinator("Sam Okafor"));

  @BeforeEach
  void clear() {
    Database.execute("DELETE FROM hours_entry");
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
  void theListIsNarrowedByLibrary() {
    hours().at("HEAD").logged();
    hours().at("COWL").logged();

    assertContains(browser.open(LIST).text("main"), "2 entries wait.");
    assertContains(browser.open(LIST + "?library=COWL").text("tbody"), "Cowley");
    assertContains(browser.open(LIST + "?library=COWL").text("main"), "1 entry waits.");
  }

  @Test
  void aRefusalComesOnThePartOfTheListThatWasShown() {
    var second = secondPartOf26AtCowley();

    var told = browser.send(second, LIST, Map.of());

    assertEquals(400, told.status());
    assertContains(told.text("main"), "Showing 26 to 26 of 26 entries wait.");
    assertEquals("COWL", told.chosen("library"));
  }

  @Test
  void whoeverApprovesOneStaysOnTheirPartOfTheList() {
    var second = secondPartOf26AtCowley();
    var row = approveButton(second);

    var told = browser.send(second, row, Map.of("version", "2"));
    assertEquals(409, told.status());
    assertContains(told.text("main"), "Showing 26 to 26 of 26 entries wait.");
    assertEquals("COWL", told.chosen("library"));
    var again = approveButton(told);
    var fields = hidden(told, "#approve-one");
    fields.put("version", "1");
    assertEquals(303, browser.after(null).post(again, fields).status());
    assertFalse(browser.open("/").text("main").contains("A form that is not sent"));

    var approved = browser.follow(browser.send(told, again, Map.of()));
    assertContains(approved.text("main"), "Approved: 2 hours by Robin Field.");
    assertContains(approved.text("main"), "Nothing more is on this page. Go to the first page.");
    assertTrue(approved.has("main a[href=" + LIST + "?library=COWL]"), approved.source());
  }

  private static String approveButton(Page page) {
    return Jsoup.parse(page.source()).select("button[formaction]").attr("formaction");
  }

  @Test
  void whoeverReturnsOneComesBackToTheirPartOfTheList() {
    var second = secondPartOf26AtCowley();
    var link = second.links().stream().filter(to -> to.contains("/return/")).findFirst();
    var form = browser.open(link.orElseThrow());

    var without = browser.send(form, form.action(), Map.of("reason", " "));
    assertEquals(400, without.status());
    var returned =
        browser.follow(browser.send(without, form.action(), Map.of("reason", "Which day?")));

    assertContains(returned.text("main"), "Returned: 2 hours by Robin Field.");
    assertTrue(returned.has("main a[href=" + LIST + "?library=COWL]"), returned.source());
    var back = form.links().stream().filter(to -> to.startsWith(LIST + "?")).findFirst();
    assertEquals("COWL", browser.open(back.orElseThrow()).chosen("library"));
  }

  @Test
  void whoeverApprovesManyStaysAtTheLibraryThatTheyChose() {
    secondPartOf26AtCowley();
    var list = browser.open(LIST + "?library=COWL");

    var approved = browser.follow(browser.tick(list, LIST, "entry", List.of(list.value("entry"))));

    assertContains(approved.text("main"), "25 entries wait.");
    assertEquals("COWL", approved.chosen("library"));
  }

  @Test
  void whatWasTickedOnALaterPartIsStillTickedAfterSigningInAgain() {
    var ticked = sendAfterTheSession(secondPartOf26AtCowley());

    var kept = browser.open(LIST);

    assertContains(kept.text("main"), "Not sent yet");
    assertContains(kept.text("main"), "Showing 26 to 26 of 26 entries wait.");
    assertTrue(kept.has("input[name=entry][checked][value=" + ticked + "]"));
    assertFalse(
        browser.open(LIST + "?library=").text("main").contains("Not sent yet"),
        "another part is another form");
    var sent = browser.tick(browser.open(LIST), LIST, "entry", List.of(ticked));
    assertContains(browser.follow(sent).text("main"), "Approved: 2 hours by Robin Field.");
    assertFalse(browser.open("/").text("main").contains("A form that is not sent"));
  }

  @Test
  void whatWasTickedAndIsApprovedMeanwhileIsNotToBeSentAnyMore() {
    hours().logged();
    var ticked = sendAfterTheSession(browser.open(LIST));
    assertContains(browser.open("/").text("main"), "A form that is not sent");
    var list = browser.open(LIST);
    assertContains(list.text("main"), "Not sent yet");

    var sent = browser.send(list, LIST + "/" + ticked.split("\\.")[0], Map.of());
    var emptied = browser.follow(sent);

    var page = browser.follow(emptied).text("main");
    assertContains(page, "Approved: 2 hours by Robin Field.");
    assertFalse(page.contains("Not sent yet"), page);
    assertFalse(browser.open("/").text("main").contains("A form that is not sent"));
  }

  @Test
  void aListOfWhichNothingWaitsIsDroppedAloneHoweverOftenItsPageIsLoaded() {
    hours().at("COWL").logged();
    hours().at("HEAD").logged();
    sendAfterTheSession(browser.open(LIST + "?library=COWL"));
    var ticked = sendAfterTheSession(browser.open(LIST + "?library=HEAD"));
    var list = browser.open(LIST);
    assertTrue(approveButton(list).startsWith(LIST + "/" + ticked.split("\\.")[0]));
    var sent = browser.send(list, approveButton(list), Map.of());

    var emptied = browser.follow(sent);
    for (int i = 0; i < 2; i++) {
      assertFalse(browser.follow(emptied).text("main").contains("Not sent yet"));
    }

    var left = browser.open(LIST);
    assertContains(left.text("main"), "Not sent yet");
    assertEquals("COWL", left.chosen("library"));
  }

  /** Ticks the first box of the page when its session has ended, and answers with the box. */
  private String sendAfterTheSession(Page page) {
    var box = page.value("entry");
    var fields = hidden(page, "#approve-many");
    fields.put("entry", box);
    assertEquals(303, browser.after(null).post(LIST, fields).status());
    return box;
  }

  private static Map<String, String> hidden(Page page, String form) {
    var fields = new HashMap<String, String>();
    Jsoup.parse(page.source())
        .select(form + " input[type=hidden]")
        .forEach(hidden -> fields.put(hidden.attr("name"), hidden.val()));
    return fields;
  }

  private Page secondPartOf26AtCowley() {
    hours().at("HEAD").logged();
    for (int i = 0; i < 26; i++) {
      hours().at("COWL").logged();
    }
    var first = browser.open(LIST + "?library=COWL");
    var next = first.links().stream().filter(link -> link.contains("after=")).findFirst();
    return browser.open(next.orElseThrow());
  }

  private static void assertContains(String text, String part) {
    assertTrue(text.contains(part), () -> "\"" + part + "\" is not in: " + text);
  }
}
