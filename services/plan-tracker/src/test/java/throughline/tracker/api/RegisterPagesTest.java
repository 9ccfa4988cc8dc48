package throughline.tracker.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.platform.core.time.London;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.Page;
import throughline.tracker.engine.rebuild.RebuildFigures;

/** Who answers for what, by form and for the whole plan by one file, without JavaScript. */
@QuarkusTest
class RegisterPagesTest {

  private static final String FILE = "/register/file";
  private static final String OWNER = "/measures/school-visits/owner";

  private final Browser lead = Browser.of(Actor.named("Lee Strategy (test)", "strategy-lead"));
  private final Browser other = Browser.of(Actor.named("Ola Strategy (test)", "strategy-lead"));
  @Inject Clock clock;
  @Inject RebuildFigures rebuild;

  @AfterEach
  void forgetWhatWasEntered() {
    Entered.forgetUncounted("milestone", "ownership");
  }

  @Test
  void oneFileSetsThePlanAndTheSameFileAgainChangesNothing() {
    var register = lead.open("/register/csv").source();
    var lines = register.lines().toList();
    assertEquals(149, lines.size() - 1, "109 measures and 40 milestones");
    var tomorrow = London.today(clock).plusDays(1);
    var filled =
        lines.stream()
            .map(
                line ->
                    line.startsWith("Id,") || line.startsWith("\uFEFFId,")
                        ? line
                        : filled(line, tomorrow))
            .collect(Collectors.joining("\n"));

    var list = lead.follow(upload(filled, "The plan for the year"));

    assertTrue(list.text("[role=alert]").contains("The file changed 149 entries"));
    assertTrue(list.text("main").contains("149 of 149 have an owner"), list.text("main"));
    assertTrue(list.text("main").contains("0 without an owner"));
    var withoutState = lead.open("/register?list=no-state").text("main table");
    assertFalse(withoutState.contains("Milestone"), "each has one now");
    assertFalse(withoutState.contains("staff-engagement"), "its owner says it");
    assertTrue(withoutState.contains("newborns-enrolled"), "a figure and a target say it");
    assertEquals("Head of Libraries", lead.open("/milestones/1.1-m1").summary("Owner"));
    assertTrue(lead.open(OWNER).text("main").contains("Reason: The plan for the year"));
    var api = lead.open("/api/measures/school-visits").then().extract().jsonPath();
    assertEquals("Head of Libraries", api.getString("measure.ownership.owner"));
    assertEquals("Each quarter", api.getString("measure.ownership.frequency"));
    assertEquals(tomorrow.toString(), api.getString("measure.ownership.nextUpdate"));
    var again = lead.follow(upload(filled, "The plan for the year"));
    assertTrue(again.text("[role=alert]").contains("Nothing in the file differs"));
    assertTrue(rebuild.rebuild().identical());
  }

  /** Milestones have a state, too. */
  private static String filled(String line, LocalDate tomorrow) {
    var cells = line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
    cells[4] = "Head of Libraries";
    if (cells[0].equals("school-visits")) {
      cells[6] = tomorrow.toString();
    }
    if (cells[3].equals("Nobody has said")) {
      cells[8] = "Achieved";
    }
    if (cells[1].equals("Milestone")) {
      cells[8] = "On track";
      cells[9] = "2030-03-31";
      cells[11] = "High";
    }
    return String.join(",", cells);
  }

  @Test
  void theWorkbookThatIsTakenComesBackAsItWent() {
    var workbook = lead.open("/register/xlsx").then().extract().asByteArray();

    var list = lead.follow(lead.upload(lead.open(FILE), FILE, "file", "register.xlsx", workbook));

    assertTrue(list.text("[role=alert]").contains("Nothing in the file differs"));
  }

  /** Nobody types ON_TRACK into a sheet. */
  @Test
  void whatAFileMayChooseFromIsSaidInWords() {
    var refused =
        upload(
            """
            Id,Owner,Frequency,State,Confidence,Reason
            1.1-m1,Head of Libraries,Weekly,Done,Certain,Because
            staff-engagement,Head of Staff,,Late,,Because
            """,
            "");

    var problems = refused.problems().toString();
    assertTrue(problems.contains("Frequency: must be month, quarter or year"), problems);
    assertTrue(
        problems.contains("State: must be not started, on track, at risk, off track or achieved"),
        problems);
    assertFalse(problems.contains("ON_TRACK"), problems);
  }

  /** It follows from the profiles of libraries. */
  @Test
  void aFileDoesNotCallTheMilestoneOfProfilesDone() {
    var refused =
        upload(
            """
            Id,Owner,State,Done on,Reason
            2.3-place-data-m1,Insight Manager,Done,2022-05-30,Because
            """,
            "");

    assertTrue(
        refused.problems().toString().contains("Row 2, State: It is done by itself"),
        refused.problems().toString());
  }

  @Test
  void everyWrongRowIsNamedWithItsColumnAndNothingIsKept() {
    var refused =
        upload(
            """
            Id,Owner,Frequency,Next update,State,Expected date,Done on,Confidence,Version,Reason
            school-visits,Head of Schools,Month,,,,,,,Because
            1.1-m1,pat@example.org,Quarterly,2001-01-01,Late,soon,,Certain,,Because
            1.1-m2,Head of Libraries,,,Done,,,,,Because
            volunteer-hours,Head of Staff,Yearly,,On track,,,,,Because
            9.9-m9,Nobody,,,,,,,,
            1.1-m2,Head of Libraries,,,,,,,,
            1.1-m3,Head of Libraries,,,,,,,7,Because
            1.1-m4,Head of Libraries,,,,,,,,
            1.1-m5,Head
            """,
            "");

    assertEquals(400, refused.status());
    assertEquals(
        List.of(
            "Row 2, Frequency",
            "Row 3, State",
            "Row 3, Expected date",
            "Row 3, Confidence",
            "Row 3, Owner",
            "Row 3, Next update",
            "Row 4, Done on",
            "Row 5, Frequency",
            "Row 5, State",
            "Row 6, Id",
            "Row 7, Id",
            "Row 8, Version",
            "Row 9, Reason",
            "Row 10",
            "Row 10, Reason"),
        refused.problems().stream().map(p -> p.replaceAll("#file ([^:]+):.*", "$1")).toList(),
        refused.problems().toString());
    assertTrue(lead.open("/register").text("main").contains("0 of 149 have an owner"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Owner\\nHead | no column called Id",
        "Id,Owner\\n | no row below",
        "%PDF-1.4 | is a PDF",
      })
  void aFileThatIsNoneIsRefused(String content, String words) {
    var refused = upload(content.replace("\\n", "\n"), "For the year");

    assertEquals(400, refused.status());
    assertTrue(refused.problems().toString().contains(words), refused.problems().toString());
    assertEquals("For the year", refused.text("textarea[name=reason]"));
  }

  @Test
  void theOwnerOfAMeasureIsSetByFormAndOfTwoAtOnceTheSecondIsTold() {
    var change = OWNER + "/change";
    var mine = lead.open(change);
    var theirs = other.open(change);
    assertFalse(mine.has("[name=frequency]"), "its rule says how often");
    var page = lead.follow(lead.send(mine, change, typed("Head of Libraries")));
    assertEquals("Head of Libraries", page.summary("Owner"));
    assertEquals("Each quarter", page.summary("How often"));
    assertTrue(lead.open("/measures/school-visits").text("main").contains("Head of Libraries"));

    var refused = other.send(theirs, change, typed("Head of Museums"));

    assertEquals(409, refused.status());
    assertTrue(refused.text(".govuk-inset-text").contains("Head of Libraries"));
    assertEquals("Head of Libraries", refused.summary("Owner"));
    assertEquals("About 600 a year", refused.summary("Baseline"));
    assertTrue(refused.summary("Next update").startsWith("By "), "four weeks after its quarter");
    assertEquals("Head of Museums", refused.value("owner"));
    assertEquals(303, other.send(refused, change, typed("Head of Museums")).status());
    assertTrue(lead.open(OWNER).text("#history ~ p").contains("Head of Libraries"), "stays known");
  }

  @Test
  void whatNoFigureCanJudgeItsOwnerJudges() {
    var address = "/measures/staff-engagement/owner/change";
    var fields = new HashMap<>(typed("Head of Staff"));
    fields.put("state", "AT_RISK");

    var page = lead.follow(lead.send(lead.open(address), address, fields));

    assertEquals("▲ At risk", page.summary("State, as its owner judges it"));
    assertTrue(lead.open("/measures/staff-engagement").text("main").contains("At risk"));
    assertTrue(lead.open(address).has("[name=state][value=AT_RISK][checked]"));
    assertFalse(lead.open("/register?list=no-state").text("main").contains("staff-engagement"));
  }

  @Test
  void whatHasNoFigureInTimeIsOverdueAndADayThatIsGivenHoldsInstead() {
    var soon = London.today(clock).plusDays(3);
    var overdue = lead.open("/register?list=overdue").text("main table");
    assertTrue(overdue.contains("Measure carbon-reduction-initiatives"), overdue);

    var address = "/measures/carbon-reduction-initiatives/owner/change";
    var fields = new HashMap<>(typed("Head of Estates"));
    fields.put("nextUpdate-day", String.valueOf(soon.getDayOfMonth()));
    fields.put("nextUpdate-month", String.valueOf(soon.getMonthValue()));
    fields.put("nextUpdate-year", String.valueOf(soon.getYear()));
    assertEquals(303, lead.send(lead.open(address), address, fields).status());

    var page = lead.open("/measures/carbon-reduction-initiatives/owner");
    assertTrue(page.summary("Next update").startsWith("By " + London.date(soon)));
    assertFalse(page.text("main").contains("Overdue"));
  }

  /** Its form says that the day follows from how often there is news. */
  @Test
  void newsOfWhatIsJudgedInWordsIsDueInThePeriodAfterAndThenOverdue() {
    var address = "/measures/staff-engagement/owner/change";
    var fields = new HashMap<>(typed("Head of Staff"));
    fields.putAll(Map.of("state", "ON_TRACK", "frequency", "MONTH"));
    var page = lead.follow(lead.send(lead.open(address), address, fields));
    var nextMonth = YearMonth.from(London.today(clock)).plusMonths(1).atEndOfMonth();
    assertEquals("By " + London.date(nextMonth), page.summary("Next update"));
    var list = "/register?list=overdue";
    assertFalse(lead.open(list).text("main table").contains("staff-engagement"));
    var before = overdue();

    longAgo();

    assertTrue(lead.open(list).text("main table").contains("staff-engagement"), "told long ago");
    assertEquals(before + 1, overdue(), "on the dashboard, too");
    assertTrue(lead.open("/measures/staff-engagement").text("main").contains("Overdue"));
  }

  /** The file carries the day back by which there was to be news: this is the news. */
  @Test
  void newsThatIsSentByTheFileIsNotOverdueAtOnce() {
    var today = London.today(clock);
    upload(news("On track", "Train staff", today.plusDays(1)), "As agreed");
    var passed = today.minusDays(3);
    Database.execute(
        "UPDATE fact_version SET known_at = known_at - interval '20 days',"
            + " body = jsonb_set(body::jsonb, '{nextUpdate}', to_jsonb('%s'::text))::json FROM fact"
                .formatted(passed)
            + " WHERE fact_version.fact_id = fact.fact_id AND fact.aggregate IN ('milestone', 'ownership')");
    for (var page : List.of("/milestones/1.1-m1", "/measures/staff-engagement/owner")) {
      assertTrue(lead.open(page).text("main").toLowerCase(Locale.UK).contains("overdue"), page);
    }

    var list = lead.follow(upload(news("At risk", "Ask again", passed), "As it is"));

    assertTrue(list.text("[role=alert]").contains("The file changed 2 entries"), list.source());
    for (var page : List.of("/milestones/1.1-m1", "/measures/staff-engagement/owner")) {
      var now = lead.open(page);
      assertFalse(now.text("main").toLowerCase(Locale.UK).contains("overdue"), page);
      assertEquals("Nobody has said", now.summary("Next update"), page);
    }
  }

  /** What is said of it is the same, and that it still is so is news. */
  @Test
  void theSameStateForAnotherReasonIsNewsAndNoLongerOverdue() {
    var address = "/measures/staff-engagement/owner/change";
    var fields = new HashMap<>(typed("Head of Staff"));
    fields.putAll(Map.of("state", "ON_TRACK", "frequency", "MONTH"));
    assertEquals(303, lead.send(lead.open(address), address, fields).status());
    longAgo();
    var again = lead.send(lead.open(address), address, fields);
    assertTrue(again.problems().toString().contains("This is what it says already"));
    var overdue = overdue();

    fields.put("reason", "As many answer as last month");
    var page = lead.follow(lead.send(lead.open(address), address, fields));

    assertFalse(page.text("main").contains("Overdue"), page.text("main"));
    assertTrue(page.text("main").contains("As many answer as last month"));
    assertEquals(overdue - 1, overdue());
    assertEquals(400, lead.send(lead.open(address), address, fields).status(), "nothing differs");
  }

  @Test
  void aReasonOfItsOwnInARowIsNewsAndTheSameFileAgainIsNone() {
    var set =
        "Id,State,Frequency,Expected date\n1.1-m1,On track,Month,2030-03-31\nstaff-engagement,On track,Month,\n";
    upload(set, "Set");
    longAgo();
    assertTrue(lead.open("/measures/staff-engagement/owner").text("main").contains("Overdue"));
    var plain = "Id,State\n1.1-m1,On track\nstaff-engagement,On track\n";
    assertTrue(
        lead.follow(upload(plain, "For the whole file"))
            .text("[role=alert]")
            .contains("Nothing in the file differs"));
    var reasons = "Id,State,Reason\n1.1-m1,,Half is done\nstaff-engagement,On track,All answer\n";

    var list = lead.follow(upload(reasons, ""));

    assertTrue(list.text("[role=alert]").contains("The file changed 2 entries"), list.source());
    assertTrue(lead.open("/milestones/1.1-m1").text("main").contains("Half is done"));
    for (var page : List.of("/milestones/1.1-m1", "/measures/staff-engagement/owner")) {
      assertFalse(lead.open(page).text("main").toLowerCase(Locale.UK).contains("overdue"), page);
    }
    var again = lead.follow(upload(reasons, ""));
    assertTrue(again.text("[role=alert]").contains("Nothing in the file differs"));
  }

  @Test
  void onTrackWithADateThatHasPassedIsRefusedInAFileToo() {
    var refused = upload("Id,State,Reason\n1.1-m1,On track,Because\n", "");

    assertTrue(
        refused.problems().toString().contains("30 June 2022 has passed"),
        refused.problems().toString());
  }

  private static void longAgo() {
    Database.execute(
        "UPDATE fact_version SET known_at = known_at - interval '100 days' FROM fact"
            + " WHERE fact_version.fact_id = fact.fact_id AND fact.aggregate IN ('milestone', 'ownership')");
  }

  private static String news(String state, String whatNext, LocalDate nextUpdate) {
    return """
        Id,State,What next,Next update,Expected date
        1.1-m1,%1$s,%2$s,%3$s,2030-03-31
        staff-engagement,%1$s,,%3$s,
        """
        .formatted(state, whatNext, nextUpdate);
  }

  private int overdue() {
    return Integer.parseInt(
        lead.open("/").text("#missing").replaceAll(".*?(\\d+) overdue.*", "$1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "owner | pat@example.org | owner | a role or job title",
        "nextUpdate-day | 32 | nextUpdate | Next update must be",
        "reason | '' | reason | Say why",
        "state | ON_TRACK | state | follows from its figure",
        "frequency | MONTH | frequency | reported for each quarter",
      })
  void whatCannotBeIsRefusedAndKept(String field, String value, String at, String words) {
    var change = OWNER + "/change";
    var fields = new HashMap<>(typed("Head of Libraries"));
    fields.put("nextUpdate-month", "1");
    fields.put("nextUpdate-year", String.valueOf(London.today(clock).getYear() + 1));
    fields.put("nextUpdate-day", "31");
    fields.put(field, value);

    var again = lead.send(lead.open(change), change, fields);

    assertEquals(400, again.status());
    assertTrue(
        again.problems().stream().anyMatch(p -> p.startsWith("#" + at) && p.contains(words)),
        again.problems().toString());
    assertEquals(fields.get("owner"), again.value("owner"));
  }

  @Test
  void anAdministratorLooksAndTakesTheFileAway() {
    var administrator = Browser.of(Actor.named("Ada Admin (test)", "administrator"));

    assertEquals(200, administrator.open("/register").status());
    assertFalse(administrator.open("/register").links().contains(FILE));
    assertEquals(200, administrator.open("/register/xlsx").status());
    assertEquals(403, administrator.open(FILE).status());
    assertEquals(403, administrator.open(OWNER + "/change").status());
    assertEquals(404, lead.open("/measures/children-under-5/owner").status(), "no aim of the plan");
  }

  private static Map<String, String> typed(String owner) {
    return Map.of("owner", owner, "baselineNote", "About 600 a year", "reason", "Agreed");
  }

  private Page upload(String content, String reason) {
    return lead.upload(
        lead.open(FILE),
        FILE,
        "file",
        "register.csv",
        content.getBytes(StandardCharsets.UTF_8),
        Map.of("reason", reason));
  }
}
