package throughline.tracker.api;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.platform.core.time.London;
import throughline.platform.files.table.Rows;
import throughline.platform.files.table.TableLimits;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Page;
import throughline.tracker.engine.rebuild.RebuildFigures;
import throughline.tracker.engine.rule.Frequency;
import throughline.tracker.figure.Period;

/** A strategy lead enters figures that no service counts, without JavaScript. */
@QuarkusTest
class ObservationPagesTest {

  private static final String VISITS = "/measures/school-visits/observations";
  private static final String PERCENT = "/measures/activity-for-parents-percent/observations";

  private final Browser lead = Browser.of(Actor.named("Lee Strategy (test)", "strategy-lead"));
  private final Browser other = Browser.of(Actor.named("Ola Strategy (test)", "strategy-lead"));
  @TempDir Path directory;
  @Inject Clock clock;
  @Inject RebuildFigures rebuild;

  @BeforeEach
  void forgetWhatWasEntered() {
    Entered.forget("observation", rebuild);
  }

  @Test
  void aFigureIsEnteredCorrectedAndWithdrawn() {
    assertTrue(lead.open("/measures/school-visits").text("main").contains("No data yet"));

    var list = lead.follow(enter(lead, VISITS, quarter(), "", "1,340"));

    assertEquals(
        "Success 1,340 counts for %s.".formatted(quarter().label()), list.text("[role=alert]"));
    assertTrue(list.text("main").contains("by Lee Strategy (test). Source: counted by hand"));
    var measure = lead.open("/measures/school-visits");
    assertTrue(measure.text(".tl-figures").contains(quarter().label() + " 1,340"));
    assertTrue(lead.open("/measures/school-visits/contributions").text("h1").contains("1,340"));
    assertTrue(lead.open("/").text(".tl-smalls").contains("1,340"));

    var corrected =
        lead.follow(
            change(
                lead,
                VISITS,
                "correct",
                Map.of("value", "0", "source", "recounted", "reason", "Two lists were one")));
    assertTrue(corrected.text("main").contains("Reason: Two lists were one"));
    assertTrue(corrected.text("details").contains("1,340"));
    assertTrue(
        lead.open("/measures/school-visits")
            .text(".tl-figures")
            .contains(quarter().label() + " 0"));

    var withdrawn =
        lead.follow(change(lead, VISITS, "withdraw", Map.of("reason", "Of another year")));
    assertTrue(withdrawn.text("[role=alert]").contains("was withdrawn"));
    assertTrue(lead.open("/measures/school-visits").text("main").contains("No data yet"));
    assertTrue(rebuild.rebuild().identical());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "value | 101 | must be a percentage from 0 to 100",
        "value | 61.555 | must be a percentage from 0 to 100",
        "value | -1 | must be a percentage from 0 to 100",
        "value | high | must be a percentage from 0 to 100",
        "value | '' | Enter the percentage",
        "period | 2026-01-30 | Choose a period of the list",
        "period | 1200-03-31 | Choose a period of the list",
        "period | soon | Period must",
        "place | BANB | the whole county",
        "source | '' | Say where the figure comes from",
      })
  void whatCannotBeIsRefusedWithASentenceAndNothingTypedIsLost(
      String field, String typed, String words) {
    var fields = new HashMap<>(typed(quarter(), "", "61.5"));
    fields.put(field, typed);

    var again = lead.send(lead.open(PERCENT + "/new"), PERCENT + "/new", fields);

    assertEquals(400, again.status());
    assertTrue(
        again.problems().stream().anyMatch(p -> p.startsWith("#" + field) && p.contains(words)),
        again.problems().toString());
    assertEquals(fields.get("value"), again.value("value"));
    assertEquals(fields.get("source"), again.text("textarea"));
    assertTrue(lead.open(PERCENT).text("main").contains("Nobody has entered a figure yet"));
  }

  @Test
  void aPeriodThatHasNotEndedIsRefusedUntilItHas() {
    var running = Period.of(Frequency.QUARTER, London.today(clock));

    var again = enter(lead, PERCENT, running, "", "61");

    assertTrue(
        again
            .problems()
            .get(0)
            .endsWith(
                "%s has not ended. Enter its figure on %s or later"
                    .formatted(running.label(), London.date(running.to()))),
        again.problems().toString());
  }

  /** 6150 in a column of percent is another figure, and nobody who adds it up sees the page. */
  @Test
  void aPercentageIsTheSameNumberInFilesAndForPrograms() throws IOException {
    enter(lead, PERCENT, quarter(), "", "61.5");
    var address = "/measures/activity-for-parents-percent";

    lead.open("/api" + address + "/contributions")
        .then()
        .statusCode(200)
        .body("figure", equalTo(61.5f))
        .body("today", equalTo(61.5f))
        .body("total", equalTo(61.5f))
        .body("rows.amount", equalTo(List.of(61.5f)));
    var lines = lead.open(address + "/contributions/csv").source();
    assertTrue(lines.contains(",61.5,percent,"), lines);
    var workbook = lead.open(address + "/contributions/xlsx").bytes();
    var file = Files.write(directory.resolve("lines.xlsx"), workbook);
    try (var rows = Rows.open(file, "lines.xlsx", TableLimits.USUAL)) {
      assertEquals("61.5", rows.next().text(1));
    }
    var changes = lead.open(address + "/changes/csv").source();
    assertTrue(changes.contains(",61.5,percent,"), changes);

    change(lead, PERCENT, "correct", correction("60"));

    var corrected = lead.open(address + "/contributions/csv").source();
    assertTrue(corrected.contains(",60,percent,"), corrected);
  }

  @Test
  void aNegativeCountIsRefused() {
    var again = enter(lead, VISITS, quarter(), "", "-5");

    assertTrue(again.problems().get(0).contains("a whole number from 0"), again.source());
  }

  @Test
  void theSamePeriodTwiceIsACorrection() {
    enter(lead, VISITS, quarter(), "", "340");

    var again = enter(other, VISITS, quarter(), "", "350");

    assertEquals(400, again.status());
    assertTrue(
        again
            .problems()
            .get(0)
            .contains(
                "340 is entered for %s already, by Lee Strategy (test)"
                    .formatted(quarter().label())),
        again.problems().toString());
    assertEquals("350", again.value("value"));
  }

  @Test
  void theCountyAndItsLibrariesAreNotBothCounted() {
    enter(lead, VISITS, quarter(), "BANB", "30");
    assertEquals(303, enter(lead, VISITS, quarter(), "WEST", "12").status());

    var again = enter(lead, VISITS, quarter(), "", "42");

    assertTrue(again.problems().get(0).startsWith("#place"), again.problems().toString());
    assertTrue(lead.open("/measures/school-visits").text(".tl-figures").contains(" 42"));
    assertTrue(lead.open("/measures/school-visits").text("main").contains("Banbury 30"));
  }

  @Test
  void ofTwoLeadsAtOnceTheSecondIsToldAndLosesNothing() {
    enter(lead, VISITS, quarter(), "", "340");
    var address = VISITS + "/" + quarter().lastDay() + "/correct";
    var mine = lead.open(address);
    var theirs = other.open(address);
    assertEquals(303, lead.send(mine, address, correction("341")).status());

    var refused = other.send(theirs, address, correction("999"));

    assertEquals(409, refused.status());
    assertTrue(refused.problems().get(0).contains("Somebody else has entered something"));
    assertTrue(refused.text(".govuk-inset-text").contains("341 is what it says now"));
    assertEquals("999", refused.value("value"));
    assertEquals(303, other.send(refused, address, correction("999")).status(), "having seen it");
    assertTrue(lead.open(VISITS).text("tbody").contains("999"));
  }

  @Test
  void theSameFormTwiceIsOnce() {
    var form = lead.open(VISITS + "/new");
    var first = lead.send(form, VISITS + "/new", typed(quarter(), "", "340"));
    var second = lead.send(form, VISITS + "/new", typed(quarter(), "", "340"));

    assertEquals(first.redirect(), second.redirect());
    assertFalse(lead.open(VISITS).has("main details"), "no second version");
  }

  @Test
  void anAdministratorLooksAndALeadEnters() {
    var administrator = Browser.of(Actor.named("Ada Admin (test)", "administrator"));

    assertEquals(200, administrator.open(VISITS).status());
    assertFalse(administrator.open(VISITS).links().contains(VISITS + "/new"));
    assertEquals(403, administrator.open(VISITS + "/new").status());
    assertEquals(404, lead.open("/measures/volunteer-hours/observations").status());
    assertEquals(404, lead.open("/measures/staff-engagement/observations/new").status());
    assertEquals(404, lead.open(VISITS + "/2026-09-30/correct").status());
  }

  private Period quarter() {
    return Period.lastEnded(Frequency.QUARTER, London.today(clock));
  }

  private static Page enter(Browser lead, String list, Period period, String place, String value) {
    return lead.send(lead.open(list + "/new"), list + "/new", typed(period, place, value));
  }

  private static Map<String, String> typed(Period period, String place, String value) {
    return Map.of(
        "period",
        period.lastDay().toString(),
        "place",
        place,
        "value",
        value,
        "source",
        "counted by hand");
  }

  private Page change(Browser lead, String list, String verb, Map<String, String> typed) {
    var address = list + "/" + quarter().lastDay() + "/" + verb;
    return lead.send(lead.open(address), address, typed);
  }

  private static Map<String, String> correction(String value) {
    return Map.of("value", value, "source", "counted again", "reason", "A list was missing");
  }
}
