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
import org.junit.jupiter.api.Test;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.volunteers.testing.Actors;

@QuarkusTest
class HoursPagesTest {

  private static final String FORM = "/hours/new";

  private final Actor volunteer = Actors.aVolunteer("Robin Field");
  private final Browser browser = Browser.of(volunteer);

  @Test
  void oneWhoHasLoggedNothingIsInvitedTo() {
    var page = browser.open("/hours");

    assertContains(page.text("main"), "You have not logged any hours yet");
    assertTrue(page.has("main a[href=/hours/new]"));
  }

  @Test
  void aNightIsLoggedAndConfirmedAsTwoDays() {
    var form = browser.open(FORM);
    assertContains(form.text("select"), "Headington");

    var sent = browser.send(form, FORM, night());

    var list = browser.follow(sent);
    assertContains(list.text("main"), "Logged: 8 hours over 2 days at Headington.");
    assertContains(list.text("main"), "10pm to 6am the next day");
    assertContains(list.text("dl"), "Waiting");
  }

  @Test
  void aFormThatWasSentAndThenChangedAsksBeforeItLogsMore() {
    var form = browser.open(FORM);
    browser.send(form, FORM, night());
    var other = night();
    other.put("workedOn", "13 November 2026");

    var again = browser.send(form, FORM, other);

    assertEquals(400, again.status());
    assertContains(again.text(".govuk-error-summary"), "This form was sent before");
    assertEquals("13 November 2026", again.value("workedOn"));
    assertEquals(303, browser.send(again, FORM, other).status());
  }

  @Test
  void aGarbledLinkToEarlierHoursOpensTheLatest() {
    hours().by(volunteer).on("2026-06-01").from("10:00").to("10:45").logged();

    assertContains(browser.open("/hours?after=nonsense").text("dl"), "1 June 2026");
  }

  @Test
  void aLinkBehindTheEarliestHoursSaysSoAndLeadsToTheLatest() {
    var earliest = hours().by(volunteer).logged();

    var page = browser.open("/hours?after=" + earliest);

    assertContains(page.text("main"), "Nothing more is on this page");
    assertTrue(page.has("main p a[href=/hours]"));
    assertFalse(page.has("dl"), "a list without entries");
  }

  @Test
  void totalsAreByFinancialYearInHoursAndMinutes() {
    hours().by(volunteer).on("2026-03-31").from("22:15").to("01:00").approved();
    hours().by(volunteer).on("2026-06-01").from("10:00").to("10:45").logged();

    var rows = browser.open("/hours").text("tbody");

    assertContains(rows, "2026 to 2027 1 hour 45 minutes");
    assertContains(rows, "2025 to 2026 1 hour 45 minutes 0 minutes");
  }

  @Test
  void aMistakeIsExplainedAndWhatWasTypedStays() {
    var typed = night();
    typed.put("startTime", "22 o'clock");
    typed.put("workedOn", "14 Novembre");

    var page = browser.send(browser.open(FORM), FORM, typed);

    assertEquals(400, page.status());
    assertContains(page.text("title"), "Error: Log hours");
    assertTrue(page.has(".govuk-error-summary a[href=#startTime]"));
    assertTrue(page.has(".govuk-error-summary a[href=#workedOn]"));
    assertEquals("22 o'clock", page.value("startTime"));
    assertEquals("14 Novembre", page.value("workedOn"));
    assertTrue(page.has("option[value=HEAD][selected]"));
    assertFalse(page.has("[name=startIs]"), "asks which only when needed");
  }

  @Test
  void whatWasTypedIsShownAsTextNotAsMarkup() {
    var typed = night();
    typed.put("startTime", "\"><script>alert(1)</script>");

    var page = browser.send(browser.open(FORM), FORM, typed);

    assertFalse(page.has("main script"), "markup of the person's own");
    assertEquals("\"><script>alert(1)</script>", page.value("startTime"));
  }

  @Test
  void aTimeThatCameTwiceBringsTheQuestionAndTheAnswerSaves() {
    var typed = night();
    typed.putAll(Map.of("workedOn", "24 October", "endTime", "1:30am"));

    var asked = browser.send(browser.open(FORM), FORM, typed);
    assertEquals(400, asked.status());
    assertContains(asked.text("fieldset"), "The first, before the clocks went back");
    assertFalse(asked.has("[name=startIs]"), "asks about the start, too");

    typed.put("endIs", "SECOND");
    var sent = browser.send(asked, FORM, typed);

    assertContains(browser.follow(sent).text("main"), "Logged: 4 hours 30 minutes over 2 days");
  }

  @Test
  void aFinishBeforeTheStartIsAskedAboutAndTheAnswerSaves() {
    var typed = night();
    typed.remove("endDay");

    var asked = browser.send(browser.open(FORM), FORM, typed);
    assertEquals(400, asked.status());
    assertContains(
        asked.problems().get(0),
        "The finish, 6am, is before the start, 10pm. Did you finish the next day?");
    assertContains(asked.text("fieldset"), "Yes, after midnight");

    typed.put("endDay", "NEXT");
    var sent = browser.send(asked, FORM, typed);

    assertContains(browser.follow(sent).text("main"), "Logged: 8 hours over 2 days");
  }

  @Test
  void hoursThatOverlapAreRefusedOnThePageAndTheOthersAreNamed() {
    hours().by(volunteer).on("2026-11-14").from("21:00").to("23:00").logged();

    var page = browser.send(browser.open(FORM), FORM, night());

    assertEquals(409, page.status());
    assertContains(page.problems().get(0), "9pm to 11pm on 14 November 2026");
    assertEquals("10pm", page.value("startTime"));
  }

  @Test
  void theListIsNarrowedByStateAndMonth() {
    hours().by(volunteer).on("2026-06-01").from("10:00").to("10:45").approved();
    hours().by(volunteer).on("2026-06-02").logged();
    hours().by(volunteer).on("2026-07-01").logged();

    assertContains(browser.open("/hours?status=APPROVED").text("main"), "1 entry.");
    assertContains(browser.open("/hours?month=2026-06").text("main"), "2 entries.");
    assertContains(browser.open("/hours?month=2026-06&status=SUBMITTED").text("dl"), "2 June 2026");
    assertContains(browser.open("/hours?status=VOIDED").text("main"), "No hours like these.");
    assertContains(browser.open("/hours?month=9999-99&status=x").text("main"), "3 entries.");
    assertContains(browser.open("/hours").text("select"), "June 2026");
  }

  @Test
  void whoeverHasOnlyWithdrawnHoursFindsThemByTheirMonthAndSeesNoTotals() {
    var withdrawal = "/hours/withdrawal/" + hours().by(volunteer).on("2026-06-01").logged();
    browser.send(browser.open(withdrawal), withdrawal, Map.of());

    var list = browser.open("/hours?month=2026-06");

    assertEquals("2026-06", list.chosen("month"));
    assertContains(list.text("dl"), "1 June 2026");
    assertFalse(list.has("table"), "totals without a row");
  }

  @Test
  void aDoubleClickLogsOnceAndEndsOnTheSamePage() {
    var form = browser.open(FORM);

    var first = browser.send(form, FORM, night());
    var second = browser.send(form, FORM, night());

    assertEquals(first.redirect(), second.redirect());
    assertEquals(
        1,
        Database.number(
            """
            SELECT count(*) FROM hours_entry e JOIN person p ON p.id = e.volunteer_id
            WHERE p.subject = '%s'
            """
                .formatted(volunteer.subject())));
  }

  @Test
  void aFormFromElsewhereIsRefused() {
    var typed = night();
    typed.put("csrf-token", "from-elsewhere");

    assertEquals(400, browser.send(browser.open(FORM), FORM, typed).status());
  }

  @Test
  void aConfirmationIsShownToItsVolunteerOnly() {
    var id = hours().logged();

    assertEquals(404, browser.open("/hours?saved=" + id).status());
  }

  private static Map<String, String> night() {
    return new HashMap<>(
        Map.of(
            "library", "HEAD",
            "workedOn", "14/11/2026",
            "startTime", "10pm",
            "endTime", "6am",
            "endDay", "NEXT"));
  }

  @Test
  void theSameAsLastTimeIsLoggedByThreeTapsAndNoKeys() {
    hours().by(volunteer).at("COWL").on("2026-11-10").with("role", "digital-helper").logged();

    var start = browser.open("/hours");
    assertTrue(start.has("main a[href=/hours/new]"));
    var form = browser.open(FORM);
    assertContains(form.text("main"), "Same as last time 2pm to 4pm at Cowley");
    var buttons =
        Jsoup.parse(form.source()).select("main form:has(input[name=workedOn][type=hidden])");
    assertEquals(
        List.of("Tuesday 17 November"), buttons.select("button").eachText(), "today is to come");
    var fields = new HashMap<String, String>();
    buttons.get(0).select("input").forEach(input -> fields.put(input.attr("name"), input.val()));
    var logged = browser.follow(browser.send(form, FORM, fields));

    assertContains(logged.text("main"), "Logged: 2 hours at Cowley.");
    assertEquals(
        "digital-helper",
        Database.text(
            "SELECT role_code FROM hours_entry JOIN person p ON p.id = volunteer_id WHERE started_at = '2026-11-17 14:00Z' AND p.subject = '%s'"
                .formatted(volunteer.subject())));
    assertFalse(browser.open(FORM).text("main").contains("17 November"), "it is logged already");
    assertEquals("COWL", browser.open(FORM).chosen("library"));
  }

  @Test
  void thisYearsTotalStandsFirst() {
    hours().by(volunteer).approved();
    hours().by(volunteer).on("2026-11-10").logged();

    assertContains(
        browser.open("/hours").text("main"),
        "Your hours Since April you gave 2 hours, and 2 hours wait for approval");
  }

  private static void assertContains(String text, String part) {
    assertTrue(text.contains(part), () -> "\"" + part + "\" is not in: " + text);
  }
}
