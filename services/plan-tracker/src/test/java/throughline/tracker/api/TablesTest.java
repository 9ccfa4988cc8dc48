package throughline.tracker.api;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.time.London;
import throughline.platform.files.table.Rows;
import throughline.platform.files.table.TableLimits;
import throughline.platform.testing.TestTokens;
import throughline.tracker.engine.rebuild.RebuildFigures;
import throughline.tracker.engine.rule.Frequency;
import throughline.tracker.engine.schema.ManualEntryKind;
import throughline.tracker.entry.ManualEntry;
import throughline.tracker.entry.PlanData;
import throughline.tracker.figure.Period;

/** Tables go along: as files from the pages, and as rows to programs. */
@QuarkusTest
class TablesTest {

  private static final String VISITS = "school-visits";
  private static final Path NOTEBOOK = Path.of("../../docs/figures.ipynb");

  @Inject Clock clock;
  @Inject PlanData data;
  @Inject RebuildFigures rebuild;
  @TempDir Path folder;

  @BeforeEach
  void report() {
    forget();
    record("BANB", 30);
    record("WEST", 20);
  }

  @AfterEach
  void forget() {
    Entered.forget("observation", rebuild);
  }

  @Test
  void allFiguresComeInPagesOfWholeMeasures() {
    var rows = new ArrayList<Map<String, Object>>();
    var measures = new HashSet<String>();
    String next = null;
    do {
      var page =
          api("/api/figures?measures=20" + (next == null ? "" : "&after=" + next)).jsonPath();
      List<Map<String, Object>> figures = page.getList("figures");
      var here = new HashSet<>(figures.stream().map(row -> (String) row.get("measure")).toList());
      here.forEach(measure -> assertTrue(measures.add(measure), measure + " is on two pages"));
      rows.addAll(figures);
      next = page.get("next");
    } while (next != null);

    assertEquals(
        new HashSet<String>(
            api("/api/measures").jsonPath().getList("findAll { it.unit != 'judgement' }.id")),
        measures);
    var banbury =
        rows.stream()
            .filter(row -> VISITS.equals(row.get("measure")) && "BANB".equals(row.get("place")))
            .filter(row -> quarter().from().toString().equals(row.get("from")))
            .findFirst()
            .orElseThrow();
    assertEquals("Banbury", banbury.get("placeName"));
    assertEquals("Cherwell", banbury.get("district"));
    assertEquals(30, banbury.get("value"));
  }

  /** Both are asked for by other queries, and a reader may hold them side by side. */
  @Test
  void everyFigureOfThePageOfAMeasureIsTheSameThere() {
    var ofPage = new HashMap<String, Object>();
    api("/api/measures/" + VISITS).jsonPath().<Map<String, Object>>getList("months").stream()
        .forEach(
            month -> ofPage.put(month.get("from") + " " + month.get("lastDay"), month.get("text")));
    var rows = new HashMap<String, Object>();
    api("/api/figures?measures=50").jsonPath().<Map<String, Object>>getList("figures").stream()
        .filter(row -> VISITS.equals(row.get("measure")) && row.get("place") == null)
        .forEach(row -> rows.put(row.get("from") + " " + row.get("lastDay"), row.get("text")));

    assertFalse(ofPage.isEmpty());
    ofPage.forEach((period, text) -> assertEquals(text, rows.get(period), period));
  }

  @ParameterizedTest
  @CsvSource({
    "/api/figures, 'measure,title,unit,period,from,lastDay,place,placeName,district'",
    "/api/measures, 'measure,title,outcomes,unit,status'",
    "/api/milestones, 'id,priority,title,timescale,status'",
    "/api/places, 'place,name,districtCode,district'",
    "/api/reviews, 'label,from,lastDay,state,signedAt,signedBy'",
    "/api/changes?since=2026-11-01, 'measure,title,unit,label,from,lastDay,since,until,before'"
  })
  void aProgramThatAcceptsCsvGetsIt(String path, String header) {
    var answer = program("text/csv").get(path);
    assertEquals(200, answer.statusCode());
    assertEquals("text/csv;charset=UTF-8", answer.contentType());
    assertTrue(answer.asString().startsWith(header), answer.asString());
    assertTrue(program("*/*").get(path).contentType().startsWith("application/json"));
    assertEquals(406, program("application/xml").get(path).statusCode());
  }

  @Test
  void aWrongPageIsRefusedWithWhatToDo() {
    assertEquals(404, program("*/*").get("/api/figures?after=no-such-measure").statusCode());
    var answer = program("*/*").get("/api/figures?measures=51");
    assertEquals(400, answer.statusCode());
    assertEquals("measures", answer.jsonPath().getString("errors[0].field"));
    assertEquals(404, program("*/*").get("/tables/milestones.csv?knownAt=soon").statusCode());
    assertEquals(404, program("*/*").get("/tables/measures/no-such-measure.csv").statusCode());
    assertEquals(404, program("*/*").get("/tables/libraries/XXXX.csv").statusCode());
  }

  @ParameterizedTest
  @CsvSource({"csv", "xlsx"})
  void theTablesOfPagesAreFilesWithNumbersAndIds(String ending) throws IOException {
    var measure = rows("/tables/measures/" + VISITS, ending);
    assertEquals(
        new BigDecimal(50),
        new BigDecimal(
            value(
                measure,
                "Value",
                Map.of("Place id", "", "First day", quarter().from().toString()))));
    assertEquals("30", value(measure, "Value", Map.of("Place id", "BANB")));
    assertEquals("Banbury", value(measure, "Place", Map.of("Place id", "BANB")));
    var library = rows("/tables/libraries/WEST", ending);
    assertTrue(library.stream().allMatch(row -> row.get("Place id").equals("WEST")));
    assertEquals("20", value(library, "Value", Map.of("Measure id", VISITS)));
    assertEquals(
        "30",
        value(
            rows("/tables/libraries", ending),
            "Value",
            Map.of("Measure id", VISITS, "Place id", "BANB")));
    assertEquals(40, rows("/tables/milestones", ending).size());
    var plan = rows("/tables/plan", ending);
    assertEquals("50", value(plan, "Value", Map.of("Measure id", VISITS)));
    assertEquals("No target", value(plan, "Status", Map.of("Measure id", VISITS)));
  }

  /** What a notebook of ten lines asks for is there. */
  @Test
  void theNotebookReadsWhatIsServed() throws IOException {
    var source = new ArrayList<String>();
    for (var cell : new ObjectMapper().readTree(NOTEBOOK.toFile()).path("cells")) {
      if (cell.path("cell_type").asText().equals("code")) {
        cell.path("source").forEach(line -> source.add(line.asText().strip()));
      }
    }
    assertTrue(source.size() <= 10, source.size() + " lines");
    var code = String.join("\n", source);
    assertTrue(code.contains("\"Accept\": \"text/csv\"") && code.contains("links"), code);
    var path = code.replaceFirst("(?s).*\"(/api/figures[^\"]*)\".*", "$1");
    var answer = program("text/csv").get(path);
    assertEquals(200, answer.statusCode(), path);
    var header = List.of(answer.asString().lines().findFirst().orElseThrow().split(","));
    assertTrue(header.containsAll(List.of("place", "title", "period", "value")));
    var next = answer.header("Link").replaceFirst("<(.*)>; rel=\"next\"", "$1");
    assertEquals(200, program("text/csv").get(next).statusCode(), next);
  }

  private static String value(
      List<Map<String, String>> rows, String column, Map<String, String> of) {
    return rows.stream()
        .filter(
            row -> of.entrySet().stream().allMatch(e -> e.getValue().equals(row.get(e.getKey()))))
        .map(row -> row.get(column))
        .filter(value -> !value.isEmpty())
        .reduce((first, second) -> second)
        .orElseThrow(() -> new AssertionError(column + " of " + of + " in " + rows));
  }

  private List<Map<String, String>> rows(String path, String ending) throws IOException {
    var answer = program("*/*").get(path + "." + ending);
    assertEquals(200, answer.statusCode(), path);
    var file = folder.resolve("table." + ending);
    Files.write(file, answer.asByteArray());
    var found = new ArrayList<Map<String, String>>();
    try (var rows = Rows.open(file, file.toString(), TableLimits.USUAL)) {
      while (rows.hasNext()) {
        var cells = rows.next();
        var row = new HashMap<String, String>();
        for (int at = 0; at < rows.header().size(); at++) {
          row.put(rows.header().get(at), cells.text(at));
        }
        found.add(row);
      }
    }
    return found;
  }

  private static Response api(String path) {
    var answer = program("application/json").get(path);
    assertEquals(200, answer.statusCode(), answer.asString());
    return answer;
  }

  private static RequestSpecification program(String accepts) {
    return given()
        .accept(accepts)
        .auth()
        .oauth2(TestTokens.token("viewer", "Vivian (test)", "viewer"));
  }

  private void record(String place, int value) {
    var body =
        JsonNodeFactory.instance
            .objectNode()
            .put("state", "ENTERED")
            .put("measure", VISITS)
            .put("frequency", "QUARTER")
            .put("from", quarter().from().toString())
            .put("lastDay", quarter().lastDay().toString())
            .put("place", place)
            .put("value", value)
            .put("source", "counted");
    var id = "%s/%s-%s".formatted(VISITS, quarter().lastDay(), place);
    var fact = new ManualEntry(ManualEntryKind.OBSERVATION, id, 0, body);
    data.record(new SignedIn("reports", "Reports (test)"), (handle, person) -> List.of(fact));
  }

  private Period quarter() {
    return Period.lastEnded(Frequency.QUARTER, today());
  }

  private LocalDate today() {
    return London.today(clock);
  }
}
