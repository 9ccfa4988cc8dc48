package throughline.tracker.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.platform.core.time.London;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Page;
import throughline.tracker.engine.rebuild.RebuildFigures;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.MeasureKind;
import throughline.tracker.engine.rule.MeasureStore;
import throughline.tracker.engine.rule.Unit;
import throughline.tracker.figure.Period;

/** The whole plan by one file: owners, baselines, targets and states, of which none is left out. */
@QuarkusTest
class TargetsByFileTest {

  private static final String FILE = "/register/file";
  private static final String VISITS = "/measures/school-visits/targets";

  private final Browser lead = Browser.of(Actor.named("Lee Strategy (test)", "strategy-lead"));
  private final Browser other = Browser.of(Actor.named("Ola Strategy (test)", "strategy-lead"));
  @Inject Clock clock;
  @Inject Jdbi jdbi;
  @Inject MeasureStore measures;
  @Inject RebuildFigures rebuild;

  @AfterEach
  void forgetWhatWasEntered() {
    Entered.forgetUncounted("milestone", "ownership", "target");
  }

  @Test
  void oneFileGivesEveryMeasureAndMilestoneAnOwnerABaselineATargetAndAState() {
    var filled = filled(this::inFull);

    var first = upload(filled, "The plan for the year");
    assertEquals(303, first.status(), () -> first.problems().toString());
    var list = lead.follow(first);

    var main = list.text("main");
    assertTrue(main.contains("149 of 149 have an owner"), main);
    var rows = rows(lead.open("/register/csv").source());
    assertEquals(149, rows.size());
    for (var row : rows) {
      assertEquals("Head of Libraries", row.get("Owner"), row.toString());
      assertFalse(
          List.of("Nobody has said", "No target", "Not reported").contains(row.get("Status now")),
          row.toString());
      assertTrue(
          row.get("Kind").equals("Milestone") || !row.get("Baseline").isEmpty(), row.toString());
    }
    assertEquals(everyLine(rows, "Status now"), everyState(), "each on a page of the register");
    assertTrue(
        lead.open(VISITS).text("main").contains("Minimum: 1,000 by 31 March"),
        lead.open(VISITS).text("main"));

    var again = lead.follow(upload(filled, "The plan for the year"));
    assertTrue(again.text("[role=alert]").contains("Nothing in the file differs"));
    assertTrue(rebuild.rebuild().identical());
  }

  @Test
  void theWorkbookThatIsTakenComesBackAsItWent() {
    lead.follow(upload(filled(this::inFull), "The plan for the year"));
    var workbook = lead.open("/register/xlsx").then().extract().asByteArray();

    var list = lead.follow(lead.upload(lead.open(FILE), FILE, "file", "register.xlsx", workbook));

    assertTrue(list.text("[role=alert]").contains("Nothing in the file differs"));
  }

  @Test
  void anEmptyCellLeavesWhatIsThereAndTheYearAheadIsSetInTheSameWay() {
    lead.follow(
        upload(header("Target,Target type,Tolerance") + "school-visits,800,Minimum,5%", "A"));
    lead.follow(upload(header("Target,Tolerance") + "school-visits,900,", "More schools"));
    var ahead = firstYear() + 1;
    lead.follow(
        upload(
            header("Target year,Target,Target type")
                + "school-visits,%d/%02d,700 to 800,Ambition".formatted(ahead, (ahead + 1) % 100),
            "Ahead"));

    var targets = lead.open(VISITS).text("main");
    assertTrue(targets.contains("Minimum: 900 by 31 March"), targets);
    assertTrue(targets.contains("Up to 5% of where it should be behind is amber"), targets);
    assertTrue(targets.contains("Ambition: 700 to 800 by 31 March"), targets);
    assertTrue(targets.contains("Reason: More schools"), "why it was changed stays known");
  }

  @Test
  void ofTwoLeadsTheOneWithTheOlderFileIsToldAndUndoesNothing() {
    lead.follow(upload(header("Target,Target type") + "school-visits,800,Minimum", "Agreed"));
    var old =
        filled(row -> row.get("Id").equals("school-visits") ? with(row, "Target", "850") : row);
    var correct = VISITS + "/" + firstYear() + "/correct";
    var form = other.open(correct);
    other.follow(
        other.send(
            form,
            correct,
            Map.of(
                "type", "MINIMUM", "value", "900", "profile", "LINEAR", "reason", "More schools")));

    var refused = upload(old, "From the old file");

    assertEquals(400, refused.status());
    assertEquals(1, refused.problems().size(), refused.problems().toString());
    assertTrue(
        refused.problems().get(0).contains("Target version: somebody has changed this target"));
    assertTrue(lead.open(VISITS).text("main").contains("Minimum: 900"));
  }

  /** The cell is empty in a file that was made when there was no target. */
  @Test
  void aTargetThatWasSetSinceTheFileWasMadeIsNotUndoneByIt() {
    var old =
        filled(
            row ->
                row.get("Id").equals("school-visits")
                    ? with(with(row, "Target", "850"), "Target type", "Minimum")
                    : row);
    other.follow(upload(header("Target,Target type") + "school-visits,900,Stretch", "Agreed"));

    var refused = upload(old, "From the old file");

    assertEquals(400, refused.status());
    assertEquals(1, refused.problems().size(), refused.problems().toString());
    assertTrue(
        refused
            .problems()
            .get(0)
            .contains(
                "Target version: somebody has changed this target since the file was made: it is 900 now"),
        refused.problems().toString());
    assertTrue(lead.open(VISITS).text("main").contains("Stretch: 900"));
  }

  /** What is withdrawn has no row that differs, but the file has seen what was before. */
  @Test
  void aTargetThatWasWithdrawnMeanwhileIsNotSetAgainByAnOlderFile() {
    lead.follow(upload(header("Target,Target type") + "school-visits,800,Minimum", "Agreed"));
    var old =
        filled(
            row ->
                row.get("Id").equals("volunteer-hours")
                    ? with(row, "Owner", "Head of Staff")
                    : row);
    var withdraw = VISITS + "/" + firstYear() + "/withdraw";
    other.follow(
        other.send(other.open(withdraw), withdraw, Map.of("reason", "Nobody aims for it")));

    var refused = upload(old, "A new owner");

    assertEquals(400, refused.status());
    assertEquals(1, refused.problems().size(), refused.problems().toString());
    assertTrue(
        refused.problems().get(0).contains("Target version: somebody has changed this target"));
    assertTrue(lead.open("/measures/school-visits").text("main").contains("No target is set"));
    lead.follow(
        upload(header("Target,Target type,Target version") + "school-visits,700,Minimum,", "Anew"));
    assertTrue(lead.open(VISITS).text("main").contains("Minimum: 700"));
  }

  /** The version in its row is that of the present year's target, which nobody has changed. */
  @Test
  void aTargetOfTheYearAheadThatWasWithdrawnIsSetAgainByTheRegisterAsItIsDownloaded() {
    var ahead = firstYear() + 1;
    var label = "%d/%02d".formatted(ahead, (ahead + 1) % 100);
    lead.follow(upload(header("Target,Target type") + "school-visits,800,Minimum", "Agreed"));
    var next = header("Target year,Target,Target type") + "school-visits,%s,850,Minimum";
    lead.follow(upload(next.formatted(label), "Ahead"));
    var withdraw = VISITS + "/" + ahead + "/withdraw";
    lead.follow(lead.send(lead.open(withdraw), withdraw, Map.of("reason", "Too early")));

    var list =
        lead.follow(
            upload(
                filled(
                    row ->
                        row.get("Id").equals("school-visits")
                            ? with(with(row, "Target year", label), "Target", "870")
                            : row),
                "Agreed now"));

    assertTrue(list.text("[role=alert]").contains("The file changed 1 entry"), list.source());
    var targets = lead.open(VISITS).text("main");
    assertTrue(targets.contains("Minimum: 870 by 31 March"), targets);
    assertTrue(targets.contains("Minimum: 800 by 31 March"), targets);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "school-visits,,many,,Minimum, | Target: must be a whole number",
        "school-visits,,800,,, | Target type: Choose how the target is meant",
        "school-visits,,800,,Certain, | Target type: Type must be minimum, stretch or ambition",
        "school-visits,,800,600,Minimum, | Target baseline: this measure adds up from 0",
        "school-visits,2001/02,800,,Minimum, | Target year: 2001/02 has ended",
        "school-visits,soon,800,,Minimum, | Target year: Choose the financial year",
        "school-visits,,800,,Minimum,5h | Tolerance: must be a whole number",
        "school-visits,,90 to 80,,Minimum, | Target: The range begins above its end",
        "activity-for-parents-percent,,101,10,Minimum, | Target: must be 100% or less",
        "activity-for-parents-percent,,61%,,Minimum, | Target baseline: Enter where the measure stands",
        "staff-engagement,,80,,Minimum, | Target: no figure judges this measure",
        "1.1-m1,,80,,, | Target: is for measures. Leave it empty here",
      })
  void whatCannotBeIsNamedWithItsColumnAndNothingOfTheFileIsKept(String row, String words) {
    var header = header("Target year,Target,Target baseline,Target type,Tolerance");

    var refused =
        upload(header + "volunteer-hours,,900,,Minimum,\n" + row, "The plan for the year");

    assertEquals(400, refused.status());
    assertTrue(
        refused.problems().stream().anyMatch(p -> p.contains("Row 3, " + words)),
        refused.problems().toString());
    assertEquals("The plan for the year", refused.text("textarea[name=reason]"));
    assertTrue(
        lead.open("/measures/volunteer-hours/targets").text("main").contains("Nobody has set"));
  }

  @Test
  void aTargetThatIsSetByHandForEachMonthIsCorrectedWhereItsMonthsAre() {
    var byHand = new HashMap<String, String>();
    byHand.putAll(Map.of("year", String.valueOf(firstYear()), "type", "MINIMUM", "value", "1200"));
    byHand.putAll(Map.of("profile", "BY_HAND", "reason", "Agreed"));
    for (int n = 1; n <= 12; n++) {
      byHand.put("month" + n, String.valueOf(100 * n));
    }
    lead.follow(lead.send(lead.open(VISITS + "/new"), VISITS + "/new", byHand));

    var refused = upload(header("Target") + "school-visits,1300", "Agreed");
    assertTrue(refused.problems().get(0).contains("set by hand for each month"));

    lead.follow(upload(header("Target type") + "school-visits,Stretch", "It takes more"));
    assertTrue(lead.open(VISITS).text("main").contains("Stretch: 1,200 by 31 March"));
    assertTrue(lead.open(VISITS).text("main").contains("set by hand for each month"));
  }

  private static String header(String columns) {
    return "Id," + columns + "\n";
  }

  private int firstYear() {
    return Period.financialYear(London.today(clock)).from().getYear();
  }

  /** Everything that a row can say. */
  private Map<String, String> inFull(Map<String, String> row) {
    var full = new HashMap<>(row);
    full.put("Owner", "Head of Libraries");
    if (row.get("Kind").equals("Milestone")) {
      full.putAll(Map.of("State", "On track", "Expected date", "2030-03-31", "Confidence", "High"));
      return full;
    }
    full.put("Baseline", "About 600 a year");
    if (row.get("Status now").equals("Nobody has said")) {
      full.put("State", "On track");
      return full;
    }
    var measure = measures().get(row.get("Id"));
    var share = measure.unit() == Unit.PERCENT;
    full.putAll(Map.of("Target", share ? "61.5" : "1000", "Target type", "Minimum"));
    full.put("Tolerance", "5%");
    var addsUp = !measure.isReported() || measure.unit() == Unit.NUMBER;
    if (share || measure.kind() == MeasureKind.STOCK || !addsUp) {
      full.put("Target baseline", "10");
    }
    return full;
  }

  private Map<String, Measure> measures() {
    return jdbi.withHandle(measures::read).all().stream()
        .collect(Collectors.toMap(Measure::id, measure -> measure));
  }

  private static Map<String, String> with(Map<String, String> row, String column, String text) {
    var changed = new HashMap<>(row);
    changed.put(column, text);
    return changed;
  }

  /** The register as it is downloaded, with each row changed. */
  private String filled(UnaryOperator<Map<String, String>> change) {
    var source = lead.open("/register/csv").source();
    var header = cells(source.lines().findFirst().orElseThrow());
    return rows(source).stream()
        .map(change)
        .map(row -> header.stream().map(row::get).map(TargetsByFileTest::quoted))
        .map(row -> row.collect(Collectors.joining(",")))
        .collect(Collectors.joining("\n", String.join(",", header) + "\n", "\n"));
  }

  private static String quoted(String cell) {
    return "\"" + cell.replace("\"", "\"\"") + "\"";
  }

  private static List<Map<String, String>> rows(String csv) {
    var header = cells(csv.lines().findFirst().orElseThrow());
    return csv.lines()
        .skip(1)
        .map(TargetsByFileTest::cells)
        .map(
            cells -> {
              Map<String, String> row = new HashMap<>();
              for (int i = 0; i < header.size(); i++) {
                row.put(header.get(i), cells.get(i));
              }
              return row;
            })
        .toList();
  }

  private static List<String> cells(String line) {
    var cells = new ArrayList<String>();
    for (var cell : line.replace("\uFEFF", "").split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1)) {
      cells.add(cell.replaceAll("^\"|\"$", "").replace("\"\"", "\""));
    }
    return cells;
  }

  private static Map<String, String> everyLine(List<Map<String, String>> rows, String column) {
    return rows.stream().collect(Collectors.toMap(row -> row.get("Id"), row -> row.get(column)));
  }

  /** What the pages of the register say, by the id of each line. */
  private Map<String, String> everyState() {
    var states = new HashMap<String, String>();
    var page = lead.open("/register?list=all");
    while (true) {
      states.putAll(states(page));
      var next = page.links().stream().filter(link -> link.contains("after=")).findFirst();
      if (next.isEmpty()) {
        return states;
      }
      page = lead.open(next.get());
    }
  }

  private static Map<String, String> states(Page page) {
    return Jsoup.parse(page.source()).select("main table tbody tr").stream()
        .collect(
            Collectors.toMap(
                row -> row.select(".govuk-hint").text().replaceFirst("^\\S+ ", ""),
                row -> row.select("td").get(0).text().replaceFirst("^Head of Libraries ", "")));
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
