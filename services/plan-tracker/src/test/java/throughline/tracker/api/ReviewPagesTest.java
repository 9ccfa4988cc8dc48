package throughline.tracker.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import throughline.platform.core.person.SignedIn;
import throughline.platform.files.table.Rows;
import throughline.platform.files.table.TableLimits;
import throughline.platform.testing.Database;
import throughline.platform.web.seal.Sha256;
import throughline.tracker.engine.Bodies;
import throughline.tracker.engine.rule.Frequency;
import throughline.tracker.engine.schema.ManualEntryKind;
import throughline.tracker.entry.ManualEntry;
import throughline.tracker.figure.Period;

/** A quarter goes from its data check to a pack, and what comes later is shown as revised. */
@QuarkusTest
class ReviewPagesTest extends QuarterReview {

  private static final String INITIATIVES = "carbon-reduction-initiatives";

  @TempDir Path directory;

  @Test
  void aQuarterIsCheckedExplainedSignedOffAndRevised() throws IOException {
    report("30");
    aim(400);
    assertTrue(lead.open("/reviews").links().contains(review()), "the quarter that ended last");
    assertTrue(main(lead, review()).contains("Not signed off"));
    assertTrue(main(lead, review()).contains("1 without commentary"), main(lead, review()));

    var unexplained = check(lead, "");
    assertEquals(400, unexplained.status(), "other figures are missing");
    assertTrue(unexplained.problems().get(0).contains("Say why the review goes on"));
    assertRefused(sign(other, ""), "Nobody has checked the data yet");
    assertEquals(303, check(lead, "The others report yearly").status());
    var unexplainedOnes = sign(other, "").problems();
    assertTrue(
        unexplainedOnes.get(0).startsWith(writing(VISITS) + " Say why it is off track: "),
        unexplainedOnes.toString());

    assertEquals(303, write(lead, commentary()).status());
    assertRefused(sign(lead, ""), "You checked the data yourself");

    var opened = other.open(review() + "/sign");
    correct("33");
    var seen = Map.of("seal", opened.value("seal"), "version", opened.value("version"));
    var moved = other.send(opened, review() + "/sign", seen);
    assertRefused(moved, "has changed since you opened this page");
    assertTrue(moved.text("main").contains("33"));
    var late = lead.open(review() + "/sign");
    assertEquals(303, sign(other, "Seen by the board").status());
    assertRefused(lead.send(late, review() + "/sign", Map.of()), "signed this quarter off");

    correct("40");
    var after = main(lead, review());
    assertTrue(after.contains("33 to 40, up 7, as 1 entry was corrected."), after);
    assertTrue(after.contains("Revised now 40"), after);
    assertTrue(after.contains("Signed off by Ola Strategy (test)"), after);
    pack();
    var measure = main(lead, "/measures/" + VISITS);
    assertTrue(measure.contains(" as 33. Revised "), measure);
    ofApi()
        .body("state", equalTo("SIGNED_OFF"))
        .body("measures.find { it.measure == 'school-visits' }.text", equalTo("33"))
        .body("measures.find { it.measure == 'school-visits' }.now", equalTo("40"));
    given().auth().oauth2(TOKEN).get("/api/reviews").then().statusCode(200);
    assertTrue(rebuild.rebuild().identical());
  }

  /** What was signed off, whatever was said since. */
  private void pack() throws IOException {
    write(lead, with("happening", "Another story"));
    var text = packText();
    assertTrue(text.contains("Fewer classes come"), text);
    var next = "1 March 2099 Write to heads (number of school visits) Head of Libraries";
    assertTrue(text.contains("Who does what next By What Who " + next), text);
    assertTrue(text.contains("Milestones 40 not reported."), text);
    assertTrue(text.contains("In the quarter: 33"), text);
    assertTrue(text.contains("Since "), text);
    assertTrue(text.contains("The others report yearly"), text);
    assertFalse(text.contains("Another story"), text);
    var workbook = Files.write(directory.resolve("pack.xlsx"), file("/pack.xlsx"));
    try (var rows = Rows.open(workbook, "pack.xlsx", TableLimits.USUAL)) {
      var found = new HashMap<String, String>();
      assertEquals(List.of("Figure", "Counted", "Out of", "Mark"), rows.header().subList(2, 6));
      rows.forEachRemaining(
          row -> {
            found.put(row.text(15), row.text(2) + " " + row.text(16));
            found.put(row.text(1), row.text(2));
          });
      assertEquals("Milestone", found.get("Pilot ECALM"), found.toString());
      assertEquals("33 Head of Libraries", found.get("Write to heads"), found.toString());
    }
    assertNumbersAndNotes(workbook);
    assertTrue(new String(file("/pack.csv")).contains("Write to heads"));
    assertTrue(
        new String(file("/pack.csv")).contains("Pilot ECALM,Milestone,Not reported,Due by "));
    assertTrue(new String(file("/pack.csv")).contains("Measure,Figure,Status,"));
    for (var kind : List.of("PDF", "XLSX", "CSV")) {
      var content = file("/pack." + kind.toLowerCase(Locale.ROOT));
      assertArrayEquals(content, file("/pack." + kind.toLowerCase(Locale.ROOT)), kind);
      var digest = HexFormat.of().formatHex(Sha256.of(content));
      assertTrue(main(lead, review()).contains(digest), kind);
      ofApi().body("packs.find { it.kind == '%s' }.digest".formatted(kind), equalTo(digest));
    }
    var line = figures(file("/pack.pdf"));
    assertTrue(line.contains("Dashed: its trajectory"), line);
  }

  /** What is said of the drawings to who cannot see them. */
  private static String figures(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      return alternatives(document.getDocumentCatalog().getStructureTreeRoot());
    }
  }

  private static String alternatives(PDStructureNode node) {
    return node.getKids().stream()
        .filter(PDStructureElement.class::isInstance)
        .map(PDStructureElement.class::cast)
        .map(each -> each.getAlternateDescription() + " " + alternatives(each))
        .collect(Collectors.joining());
  }

  /** What cannot be added up in a spreadsheet is typed again. */
  private static void assertNumbersAndNotes(Path file) throws IOException {
    try (var workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, false))) {
      var row =
          workbook.getFirstSheet().read().stream()
              .filter(each -> each.getCellText(15).equals("Write to heads"))
              .findFirst()
              .orElseThrow();
      assertEquals(CellType.NUMBER, row.getCell(2).getType());
      assertEquals("#,##0", row.getCell(2).getDataFormatString());
      var notes =
          workbook.findSheet("Notes").orElseThrow().read().stream()
              .collect(Collectors.toMap(note -> note.getCellText(0), note -> note.getCellText(1)));
      assertTrue(notes.get("Signed off").startsWith("By Ola Strategy (test) on "), "" + notes);
      assertTrue(notes.get("As known").contains("as known when it was signed off"), "" + notes);
      assertTrue(notes.containsKey("[x]") && notes.containsKey("[p]"), "" + notes);
      assertFalse(notes.containsKey("Demonstration"), "only where it is one");
    }
  }

  /** A quarter of ten years ago could be opened, checked and signed off. */
  @Test
  void quartersBeforeThePlanAreNone() {
    for (var path : List.of("/reviews/2014-06-30", "/reviews/2021-12-31/sign")) {
      var page = other.open(path);
      assertEquals(404, page.status());
      assertTrue(page.text("main").contains("the plan begins on 1 March 2022"), page.text("main"));
    }
    assertEquals(200, lead.open("/reviews/2022-03-31").status());
    given()
        .auth()
        .oauth2(TOKEN)
        .get("/api/reviews/2014-06-30")
        .then()
        .statusCode(404)
        .body("detail", containsString("the plan begins on 1 March 2022"));
  }

  /** Whoever lowers the bar in the autumn has what was judged in the summer judged by another. */
  @Test
  void aTargetThatChangedIsSaidWithBothAndWhatWasSignedStays() throws IOException {
    report("30");
    aim(400);
    assertFalse(main(lead, review()).contains("Its target was changed"));
    aim(1, 360);
    var change = "Its target was changed, from “Minimum: 400 by ";
    assertTrue(main(lead, review()).contains(change), main(lead, review()));
    assertTrue(main(other, review() + "/sign").contains(change), "what is signed");
    assertEquals(303, check(lead, "The others report yearly").status());
    assertEquals(303, write(lead, commentary()).status());
    assertEquals(303, sign(other, "").status());
    var signed = sentence();

    aim(2, 10);

    var page = main(lead, review());
    assertTrue(page.contains(change), page);
    assertTrue(
        page.contains("Target changed since Its target was changed, from “Minimum: 360 by "));
    assertEquals(signed, sentence());
    assertTrue(new String(file("/pack.csv")).contains(change));
    var text = packText();
    assertTrue(text.contains(change), text);
    assertFalse(text.contains("to “Minimum: 10 by"), text);
    assertTrue(rebuild.rebuild().identical());
  }

  private String sentence() {
    return given()
        .auth()
        .oauth2(TOKEN)
        .get("/api" + review())
        .then()
        .extract()
        .path("measures.find { it.measure == 'school-visits' }.sentence");
  }

  /** Until a year is over, what is reported for years is judged by the target of the one before. */
  @Test
  void whatIsReportedYearlyIsSaidWithTheChangesOfTheTargetThatItIsJudgedBy() {
    var year = Period.lastEnded(Frequency.YEAR, quarter().to());
    var next = Period.financialYear(year.to());
    var figure = Bodies.observation(INITIATIVES, 0, "ENTERED", "", 20).body();
    figure
        .put("frequency", "YEAR")
        .put("from", "" + year.from())
        .put("lastDay", "" + year.lastDay());
    var fact =
        new ManualEntry(ManualEntryKind.OBSERVATION, INITIATIVES + "/" + year.lastDay(), 0, figure);
    data.record(new SignedIn("counts", "Counts (test)"), (handle, person) -> List.of(fact));
    aim(INITIATIVES, year, 0, 10);
    aim(INITIATIVES, year, 1, 12);
    aim(INITIATIVES, next, 0, 500);
    aim(INITIATIVES, next, 1, 600);

    var judged = main(lead, review());
    assertTrue(judged.contains("20 on "), judged);
    assertTrue(judged.contains("Its target was changed, from “Minimum: 10 by "), judged);
    assertFalse(judged.contains("from “Minimum: 500 by "), judged);
    assertEquals(303, check(lead, "The others report yearly").status());
    assertEquals(303, sign(other, "").status());
    aim(INITIATIVES, next, 2, 700);
    assertFalse(main(lead, review()).contains("Target changed since"), main(lead, review()));

    aim(INITIATIVES, year, 2, 14);

    var since = main(lead, review());
    assertTrue(
        since.contains("Target changed since Its target was changed, from “Minimum: 12 by "),
        since);
  }

  /** Of a pack that was signed off before the target's year was kept, it is the quarter's. */
  @Test
  void whatWasSignedWithoutTheYearOfItsTargetIsOfTheQuartersYear() {
    report("30");
    aim(10);
    assertEquals(303, check(lead, "The others report yearly").status());
    assertEquals(303, sign(other, "").status());
    Database.execute(
        """
        UPDATE fact_version
           SET body = jsonb_set(body::jsonb, '{measures}',
                                (SELECT jsonb_agg(each - 'targetYear') FROM jsonb_array_elements(body::jsonb -> 'measures') AS each))
          FROM fact
         WHERE fact.fact_id = fact_version.fact_id AND fact.aggregate = 'review' AND body ->> 'state' = 'SIGNED'
        """);

    aim(1, 20);

    var since = main(lead, review());
    assertTrue(
        since.contains("Target changed since Its target was changed, from “Minimum: 10 by "),
        since);
  }

  /** Whoever retires what lacks a figure would have a quarter in which nothing was missing. */
  @Test
  void whatIsRetiredAfterAQuarterIsMissedInItsCheck() {
    var missing = "number of school visits: nobody has entered a figure for ";
    assertTrue(main(lead, review() + "/check").contains(missing), main(lead, review() + "/check"));
    var form = "/measures/" + VISITS + "/retire";
    assertEquals(303, lead.send(lead.open(form), form, Map.of("reason", "Nobody did")).status());

    assertTrue(main(lead, review() + "/check").contains(missing), main(lead, review() + "/check"));
  }

  /** Whoever retires what is red on a quarter's last day for one day would, too. */
  @Test
  void whatWasRetiredOverTheEndOfAQuarterAndIsFollowedAgainIsInItsReview() {
    aim(400);
    var missing = "number of school visits: nobody has entered a figure for ";
    var form = "/measures/" + VISITS + "/retire";
    assertEquals(303, lead.send(lead.open(form), form, Map.of("reason", "It is red")).status());
    Database.execute(
        ("UPDATE fact_version SET known_at = '%s 12:00 Europe/London' FROM fact"
                + " WHERE fact_version.fact_id = fact.fact_id AND fact.aggregate = 'retirement'")
            .formatted(quarter().lastDay()));
    assertFalse(main(lead, review()).contains("number of school visits"), main(lead, review()));
    assertFalse(main(lead, review() + "/check").contains(missing));

    assertEquals(303, lead.send(lead.open(form), form, Map.of("reason", "It is asked")).status());

    assertTrue(main(lead, review() + "/check").contains(missing), main(lead, review() + "/check"));
    report("30");
    assertTrue(main(lead, review()).contains("1 without commentary"), main(lead, review()));
    assertTrue(main(other, review() + "/sign").contains("number of school visits"));
  }

  /** Whoever retires what is red would have a quarter without it. */
  @Test
  void whatIsRetiredAfterAQuarterStaysInItsReview() {
    report("30");
    aim(400);
    var form = "/measures/" + VISITS + "/retire";
    assertEquals(303, lead.send(lead.open(form), form, Map.of("reason", "It is red")).status());

    assertTrue(main(lead, review()).contains("1 without commentary"), main(lead, review()));
    assertTrue(main(other, review() + "/sign").contains("number of school visits"));
  }
}
