package throughline.tracker.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.platform.core.time.London;
import throughline.platform.files.table.TableWriter;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.Page;
import throughline.platform.testing.Race;
import throughline.tracker.engine.rebuild.RebuildFigures;
import throughline.tracker.engine.rule.Frequency;
import throughline.tracker.figure.Period;

/** A figure counts when somebody else has approved it; many come by file, all or none. */
@QuarkusTest
class ApprovalPagesTest {

  private static final String ADVICE = "/measures/mecc-interventions/observations";
  private static final String FILE = "/observations/file";

  private final Browser lead = Browser.of(Actor.named("Lee Strategy (test)", "strategy-lead"));
  private final Browser other = Browser.of(Actor.named("Ola Strategy (test)", "strategy-lead"));
  private final Browser administrator =
      Browser.of(Actor.named("Ada Admin (test)", "administrator"));
  @Inject Clock clock;
  @Inject RebuildFigures rebuild;

  @BeforeEach
  @AfterEach
  void forgetWhatWasEntered() {
    Entered.forgetUncounted("proposal");
    Entered.forget("observation", rebuild);
  }

  @Test
  void aFigureWaitsUntilSomebodyElseHasApprovedIt() {
    var list = lead.follow(enter("840"));

    assertTrue(list.text("[role=alert]").contains("840 for %s waits".formatted(words())));
    assertTrue(list.text("#waiting ~ ul").contains("Waiting for approval"));
    assertTrue(lead.open("/measures/mecc-interventions").text("main").contains("No data yet"));
    assertTrue(lead.open("/").text("#missing").contains("1 figure waits for approval"));
    assertTrue(other.open("/my-work").text("#to-decide ~ ul").contains("1 figure to approve"));
    assertEquals("1", other.open("/plan").text("header a[href=/my-work] b"));
    assertFalse(lead.open("/my-work").has("#to-decide"), "it is their own");
    assertFalse(lead.open("/approvals").has("[name=proposal]"), "nobody approves their own");
    var mine = lead.open("/approvals").text("main");
    assertTrue(mine.contains("You entered this"), mine);
    assertFalse(mine.contains("Approve those ticked"), "there is nothing to tick");
    assertTrue(other.open("/approvals").text("main").contains("Approve those ticked"));

    var after = other.follow(approve(other));

    assertTrue(after.text("main").contains("No figure waits"));
    assertTrue(lead.open("/measures/mecc-interventions").text(".tl-figures").contains("840"));
    assertTrue(
        lead.open(ADVICE)
            .text("tbody")
            .contains("by Lee Strategy (test), approved by Ola Strategy (test)"));
    assertTrue(rebuild.rebuild().identical());
  }

  @Test
  void whoeverSendsTheirOwnAllTheSameIsRefused() {
    enter("840");
    var theirs = other.open("/approvals");
    var before = Period.quarter(quarter().from().minusDays(1));
    var fields = new HashMap<>(typed("700"));
    fields.put("period", before.lastDay().toString());
    assertEquals(303, other.send(other.open(ADVICE + "/new"), ADVICE + "/new", fields).status());
    var mine = lead.open("/approvals");

    var refused = lead.tick(mine, "/approvals", "proposal", List.of(theirs.value("proposal")));

    assertEquals(409, refused.status());
    assertTrue(refused.problems().get(0).contains("You entered 840"), refused.source());
    assertTrue(lead.open("/measures/mecc-interventions").text("main").contains("No data yet"));
    assertEquals(400, other.send(theirs, "/approvals", Map.of()).status(), "none is ticked");
  }

  @Test
  void aCorrectionWaitsWhileWhatWasApprovedGoesOnCounting() {
    enter("840");
    administrator.follow(approve(administrator));

    var address = ADVICE + "/" + quarter().lastDay() + "/correct";
    var typed = Map.of("value", "850", "source", "counted again", "reason", "A list was missing");
    assertEquals(303, lead.send(lead.open(address), address, typed).status());
    assertTrue(other.open("/approvals").summary("In place of").startsWith("840"));

    assertTrue(lead.open("/measures/mecc-interventions").text(".tl-figures").contains("840"));
    var withdraw = ADVICE + "/" + quarter().lastDay() + "/withdraw";
    var second = other.send(other.open(withdraw), withdraw, Map.of("reason", "Of another year"));
    assertEquals(409, second.status());
    assertTrue(second.problems().get(0).contains("850 for %s waits".formatted(words())));
    assertEquals("Of another year", second.text("textarea"));

    other.follow(approve(other));
    assertTrue(lead.open("/measures/mecc-interventions").text(".tl-figures").contains("850"));
    assertTrue(lead.open(ADVICE).text("details").contains("840"));
    assertTrue(rebuild.rebuild().identical());
  }

  @Test
  void whatIsSentBackDoesNotCountAndCanBeEnteredAnew() {
    enter("840");
    var address = "/approvals/mecc-interventions/%s/return".formatted(quarter().lastDay());
    var form = other.open(address);
    assertEquals(400, other.send(form, address, Map.of("reason", "")).status());

    var late = other.open(address);
    var reason = Map.of("reason", "One library is twice in it");
    other.follow(other.send(form, address, reason));
    assertEquals(303, other.send(form, address, reason).status(), "a double click is one");
    var decided = other.send(late, address, reason);
    assertEquals(409, decided.status());
    assertTrue(decided.text("main").contains("Somebody has decided on this figure since"));

    assertTrue(
        lead.open(ADVICE)
            .text("#waiting ~ ul")
            .contains("by Ola Strategy (test): One library is twice in it"));
    assertEquals(404, other.open(address).status());
    assertEquals(303, enter("830").status());
    other.follow(approve(other));
    assertTrue(lead.open("/measures/mecc-interventions").text(".tl-figures").contains("830"));
    assertFalse(lead.open(ADVICE).text("main").contains("Sent back"));
  }

  @Test
  void aSecondFigureForThePeriodIsRefusedWhileOneWaits() {
    enter("840");

    var again = other.send(other.open(ADVICE + "/new"), ADVICE + "/new", typed("850"));

    assertEquals(400, again.status());
    assertTrue(again.problems().get(0).contains("840 for %s waits".formatted(words())));
    assertEquals("850", again.value("value"));
  }

  @Test
  void ofTwoWhoApproveAtOnceOneDoes() throws Exception {
    enter("840");
    var one = other.open("/approvals");
    var two = administrator.open("/approvals");

    var answers =
        Race.atOnce(() -> tick(other, one).status(), () -> tick(administrator, two).status());

    assertEquals(List.of(303, 409), answers.stream().sorted().toList());
    assertTrue(lead.open("/measures/mecc-interventions").text(".tl-figures").contains("840"));
    assertFalse(lead.open(ADVICE).has("main details"), "one version");
    assertTrue(rebuild.rebuild().identical());
  }

  @Test
  void aFileIsShownFirstAndThenTakenWholeAndTheSameFileAgainChangesNothing() {
    var file =
        """
        Measure,Period,Place,Figure,Source
        school-visits,2024/25 Q1,County,"1,200",
        school-visits,2024/25 Q2,,1300,Counted by hand
        % of libraries activity for parents increased,2024/25 Q1,,20.5,
        mecc-interventions,2024/25 Q1,,700,
        """;

    var preview = lead.follow(upload(file));

    assertTrue(preview.text("main").contains("4 new, 0 changed, 0 the same"), preview.source());
    assertTrue(preview.text("main").contains("waits for approval"));
    assertTrue(lead.open("/measures/school-visits/observations").text("main").contains("Nobody"));
    var taken = lead.follow(lead.send(preview, preview.action(), Map.of()));
    assertTrue(taken.text("[role=alert]").contains("4 figures were entered"));
    assertTrue(
        lead.open("/measures/school-visits/observations")
            .text("tbody")
            .contains("Source: Old reports (test)"));
    assertTrue(other.open("/approvals").text("main").contains("700"));

    var again = lead.follow(upload(file));
    assertTrue(again.text("main").contains("0 new, 0 changed, 4 the same"), again.source());
    assertTrue(again.text("main").contains("There is nothing to take"));
    assertFalse(again.has("form[action^=/observations/imports]"));

    var changed = lead.follow(upload(file.replace("1300", "1310")));
    assertTrue(changed.text("main").contains("0 new, 1 changed, 3 the same"));
    lead.follow(lead.send(changed, changed.action(), Map.of()));
    assertTrue(lead.open("/measures/school-visits/observations").text("tbody").contains("1,310 "));
    assertTrue(rebuild.rebuild().identical());
  }

  @Test
  void aWorkbookIsTakenAsAFileOfTextIs() throws IOException {
    var bytes = new ByteArrayOutputStream();
    var header = List.of("Measure", "Period", "Figure");
    try (var workbook = TableWriter.to(bytes, TableWriter.Kind.XLSX, "Figures", header)) {
      workbook.row("school-visits", "2024/25 Q1", 1200);
    }

    var preview =
        lead.follow(
            lead.upload(
                lead.open(FILE),
                FILE,
                "file",
                "figures.xlsx",
                bytes.toByteArray(),
                Map.of("source", "Old reports (test)", "reason", "A page was missing")));

    assertTrue(preview.text("main").contains("1 new, 0 changed, 0 the same"), preview.source());
    lead.follow(lead.send(preview, preview.action(), Map.of()));
    assertTrue(lead.open("/measures/school-visits/observations").text("tbody").contains("1,200"));
  }

  @Test
  void everyWrongRowIsNamedWithItsColumnAndNothingIsKept() {
    var running = Period.of(Frequency.QUARTER, London.today(clock)).label().substring(0, 10);
    var refused =
        lead.upload(
            lead.open(FILE),
            FILE,
            "file",
            "figures.csv",
            """
            Measure,Period,Place,Figure,Source
            volunteer-hours,2024/25 Q1,,1,x
            school-visits,June 2024,,1,x
            school-visits,%s,,1,x
            school-visits,2024/25 Q1,Atlantis,-1,x
            activity-for-parents-percent,2024/25 Q1,,101,
            school-visits,2024/25 Q2,,1,x
            school-visits,2024/25 Q2,,2,x
            school-visits,2024/25 Q2,Banbury,3,x
            school-visits,2024/25 Q3
            """
                .formatted(running)
                .getBytes(StandardCharsets.UTF_8),
            Map.of());

    assertEquals(400, refused.status());
    assertEquals(
        List.of(
            "Row 2, Measure",
            "Row 3, Period",
            "Row 4, Period",
            "Row 5, Place",
            "Row 5, Figure",
            "Row 6, Figure",
            "Row 6, Source",
            "Row 8, Period",
            "Row 9, Place",
            "Row 10",
            "Row 10, Figure",
            "Row 10, Source"),
        refused.problems().stream().map(p -> p.replaceAll("#file ([^:]+):.*", "$1")).toList(),
        refused.problems().toString());
    assertTrue(lead.open("/measures/school-visits/observations").text("main").contains("Nobody"));
  }

  /** A period that nobody can read is no period, and none that another row has, too. */
  @Test
  void ofARowWithoutAPeriodNothingElseIsSaid() {
    var refused =
        upload(
            """
            Measure,Period,Figure
            school-visits,June 2024,1
            school-visits,2024/25 Q5,2
            """);

    assertEquals(
        List.of(
            "Row 2, Period: must be a quarter, such as 2025/26 Q2",
            "Row 3, Period: must be a quarter, such as 2025/26 Q2"),
        refused.problems().stream().map(p -> p.replaceFirst("#file ", "")).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Measure,Period\\nschool-visits,2024/25 | no column called Figure",
        "Measure,Period,Figure\\n | no row below",
        "%PDF-1.4 | is a PDF",
      })
  void aFileThatIsNoneIsRefused(String content, String words) {
    var refused = upload(content.replace("\\n", "\n"));

    assertEquals(400, refused.status());
    assertTrue(refused.problems().toString().contains(words), refused.problems().toString());
    assertEquals("Old reports (test)", refused.text("textarea[name=source]"));
  }

  @Test
  void whatComesToSomethingElseMeanwhileIsShownAgain() {
    var file = "Measure,Period,Figure\nschool-visits,2024/25 Q1,1200\n";
    var mine = lead.follow(upload(file));
    var first = lead.follow(upload(file));
    lead.follow(lead.send(first, first.action(), Map.of()));

    var refused = lead.send(mine, mine.action(), Map.of());

    assertEquals(409, refused.status());
    assertTrue(refused.problems().get(0).contains("What the file comes to now is shown below"));
    assertTrue(refused.text("main").contains("0 new, 0 changed, 1 the same"));
    assertEquals(404, other.open(mine.action()).status(), "somebody else's file");
  }

  /** Its page has it no longer, so that nobody can decide on it. */
  @Test
  void whatWaitedWhenItsMeasureWasGivenAnAutomaticRuleIsAskedForNowhere() {
    enter("840");
    var check = "/reviews/%s/check".formatted(quarter().lastDay());
    assertTrue(lead.open(check).text("main").contains("1 figure waits for somebody's approval"));
    Database.execute(
        "UPDATE fact SET aggregate_id = replace(aggregate_id, 'mecc-interventions', 'volunteer-hours')"
            + " WHERE aggregate = 'proposal'");

    assertTrue(other.open("/approvals").text("main").contains("No figure waits"));
    assertFalse(other.open("/my-work").text("main").contains("figure to approve"));
    assertFalse(lead.open("/").text("main").contains("waits for approval"));
    assertFalse(lead.open(check).text("main").contains("waits for somebody's approval"));
  }

  /** What is ticked is on the second part, and the page of a form knew the first alone. */
  @Test
  void whatIsTickedOnALaterPartIsStillTickedAfterARefusalAndAfterTheSessionEnded() {
    var rows = new StringBuilder("Measure,Period,Figure\n");
    for (int year = 2022; year < 2026; year++) {
      for (int quarter = 1; quarter <= 4; quarter++) {
        rows.append("mecc-interventions,%d/%d Q%d,7\n".formatted(year, year % 100 + 1, quarter));
      }
    }
    var preview = lead.follow(upload(rows.toString()));
    lead.follow(lead.send(preview, preview.action(), Map.of()));
    var next =
        other.open("/approvals").links().stream()
            .filter(link -> link.contains("after="))
            .findFirst()
            .orElseThrow();
    var second = other.open(next);
    var box = second.value("proposal");
    var first = keep(other.open("/approvals"));
    assertEquals(box, other.open(next).value("proposal"), "a form of the first part is kept there");
    other.open("/approvals?empty=" + first.value("idempotencyKey"));

    var none = other.send(second, "/approvals", Map.of());
    assertEquals(400, none.status());
    assertEquals(box, none.value("proposal"), "the same part");

    var kept = keep(second);
    assertTrue(kept.text("main").contains("Not sent yet"), kept.source());
    assertTrue(kept.has("[name=proposal][value='%s'][checked]".formatted(box)), kept.source());
    var after = other.follow(other.tick(kept, "/approvals", "proposal", List.of(box)));
    assertTrue(after.text("[role=alert]").contains("The figures that you approved count"));
    assertNotEquals(
        other.open("/approvals").value("proposal"), after.value("proposal"), "the same part");
  }

  /** Ticks the first box of a page whose session has ended when it is sent. */
  private Page keep(Page page) {
    var ticked = new HashMap<>(EarlierSession.of(page));
    ticked.put("proposal", page.value("proposal"));
    return other.follow(other.send(page, "/approvals", ticked));
  }

  private Page upload(String content) {
    return lead.upload(
        lead.open(FILE),
        FILE,
        "file",
        "figures.csv",
        content.getBytes(StandardCharsets.UTF_8),
        Map.of("source", "Old reports (test)", "reason", "A page was missing"));
  }

  private static Page approve(Browser who) {
    return tick(who, who.open("/approvals"));
  }

  private static Page tick(Browser who, Page page) {
    return who.tick(page, "/approvals", "proposal", List.of(page.value("proposal")));
  }

  private Page enter(String value) {
    return lead.send(lead.open(ADVICE + "/new"), ADVICE + "/new", typed(value));
  }

  private Map<String, String> typed(String value) {
    return Map.of(
        "period", quarter().lastDay().toString(), "value", value, "source", "counted by hand");
  }

  private String words() {
    return quarter().label();
  }

  private Period quarter() {
    return Period.lastEnded(Frequency.QUARTER, London.today(clock));
  }
}
