package throughline.tracker.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import throughline.contracts.places.Library;
import throughline.tracker.engine.Bodies;
import throughline.tracker.engine.Engine;
import throughline.tracker.engine.log.LogRecord;
import throughline.tracker.engine.plan.ActionPlan;

class ReleaseContentTest {

  private static final LocalDate COVERS_TO = LocalDate.parse("2026-09-30");
  private static final LocalDate KNOWN_ON = LocalDate.parse("2026-10-20");

  private final Engine engine = Engine.withShippedMeasures();
  private final MakeContent make =
      new MakeContent(
          engine.measures,
          ActionPlan.read(ReleaseContentTest.class.getResourceAsStream("/seeds/action-plan.yaml")),
          Map.of("volunteer-hours", "active-volunteers"));
  private int people;

  @BeforeEach
  void halfAYear() {
    engine.on("2026-06-02");
    enrol("BANB", 12);
    enrol("WEST", 3);
    enrol("COWL", 43);
    work("BANB", 9, 600);
    work("WEST", 2, 1_200);
    engine.heardOf("2026-01-01", "2026-10-20");
  }

  private void enrol(String library, int newborns) {
    take(
        newborns,
        each ->
            engine.record(
                Bodies.MEMBER,
                "child" + people++,
                Bodies.member(1, "2026-05-12", null).replace("BANB", library)));
  }

  private void work(String library, int volunteers, int minutes) {
    take(
        volunteers,
        each ->
            engine.record(
                Bodies.HOURS,
                "work" + people++,
                Bodies.hours(1, "APPROVED", "2026-06-01", String.valueOf(minutes))
                    .replace("HEAD", library)
                    .replace(Bodies.PERSON, UUID.randomUUID().toString())));
  }

  private void take(int number, IntFunction<LogRecord> record) {
    engine.take(IntStream.range(0, number).mapToObj(record).toArray(LogRecord[]::new));
  }

  private ReleaseContent made(ReleaseContent... earlier) {
    return engine.jdbi.withHandle(
        handle -> make.make(handle, COVERS_TO, KNOWN_ON, List.of(earlier)));
  }

  private static String year(ReleaseContent content, String measure, String place) {
    return content.seen().cells().stream()
        .filter(cell -> cell.measure().equals(measure) && cell.place().equals(place))
        .filter(cell -> cell.breakdown().isEmpty() && cell.span().equals("YEAR"))
        .filter(cell -> cell.lastOn().equals(COVERS_TO))
        .map(
            cell ->
                cell.value() == null
                    ? "[%s]".formatted(cell.marks().get(0))
                    : cell.value() + String.join("", cell.marks()))
        .findFirst()
        .orElse("none");
  }

  @Test
  void figuresAreHiddenAndRoundedHoursByTheirPeopleAndSharesWithTheirParts() {
    var content = made();

    assertEquals("10", year(content, "newborns-enrolled", "BANB"));
    assertEquals("[c]", year(content, "newborns-enrolled", "WEST"));
    assertEquals("45", year(content, "newborns-enrolled", "COWL"));
    assertEquals("0", year(content, "newborns-enrolled", "HEAD"));
    assertEquals("60", year(content, "newborns-enrolled", "COUNTY"));
    assertEquals("10", year(content, "active-volunteers", "BANB"));
    assertEquals("90", year(content, "volunteer-hours", "BANB"));
    assertEquals("[c]", year(content, "volunteer-hours", "WEST"));
    assertEquals("[c]", year(content, "first-loans-within-90-days-percent", "WEST"));
    assertEquals("[z]", year(content, "first-loans-within-90-days-percent", "HEAD"));
  }

  @Test
  void whoDidNotReportHasNoFigureAndAnEstimateIsToldAsItIs() {
    engine.enter(
        Bodies.visits(0, "ENTERED", "BANB", 3),
        Bodies.population(0, 2025, "2026-06-30", Map.of("", 40_001, "BANB", 3_004)));

    var content = made();

    assertEquals(List.of("3"), last(content, "school-visits", "BANB"));
    assertEquals(List.of(), last(content, "school-visits", "WEST"));
    assertEquals("43005", last(content, "children-under-5", "COUNTY").get(0));
    assertEquals(
        content.seen().cells().size(),
        content.seen().cells().stream().map(MakeContent.Since::key).distinct().count());
    assertEquals("3004", last(content, "children-under-5", "BANB").get(0));
    assertEquals(List.of(), last(content, "children-under-5", "WEST"));
  }

  private static List<String> last(ReleaseContent content, String measure, String place) {
    return content.seen().cells().stream()
        .filter(cell -> cell.measure().equals(measure) && cell.place().equals(place))
        .filter(cell -> cell.value() != null)
        .sorted(Comparator.comparing(Published.Cell::lastOn).reversed())
        .map(cell -> cell.value().toPlainString())
        .toList();
  }

  /** So many facts as a county has in years. */
  @Tag("nightly")
  @Test
  void twoReleasesOfTheWholeCountyTakeLessThanTenSeconds() {
    var libraries = Library.seed();
    for (int batch = 0; batch < 20; batch++) {
      engine.on("2026-%02d-28".formatted(4 + batch % 6));
      for (int i = 0; i < libraries.size(); i++) {
        enrol(libraries.get(i).code(), 1 + (i * 7 + batch) % 15);
        work(libraries.get(i).code(), (i * 5 + batch) % 9, 90);
      }
    }
    engine.rollUp();
    var before = System.nanoTime();

    var first = made();
    made(first);

    var took = Duration.ofNanos(System.nanoTime() - before);
    assertTrue(took.compareTo(Duration.ofSeconds(10)) < 0, took.toString());
  }

  @Test
  void theSameIsMadeAnewAndReadAgain() {
    var content = made();
    engine.on("2026-11-30");
    enrol("BANB", 20);

    assertEquals(content.digest(), made().digest());
    assertEquals(content, ReleaseContent.read(content.stored()));
  }

  @Test
  void whatComesLateIsToldFromEightOnAsRevised() {
    var first = made();
    enrol("BANB", 7);
    enrol("COWL", 8);

    var second = made(first);

    assertEquals("10", year(second, "newborns-enrolled", "BANB"));
    assertEquals("50r", year(second, "newborns-enrolled", "COWL"));
    assertTrue(second.seen().changes().stream().anyMatch(change -> change.place().equals("COWL")));
    assertFalse(second.seen().changes().stream().anyMatch(change -> change.place().equals("BANB")));
  }

  @Test
  void filesHoldTheSameCellsAndNoneThatIsHidden() throws IOException {
    var content = made();
    var release =
        new PreparedRelease(
            1,
            1,
            COVERS_TO,
            KNOWN_ON,
            0,
            null,
            "Complete (test)",
            content.digest(),
            UUID.randomUUID(),
            "Lee (test)",
            Instant.EPOCH,
            null,
            null,
            null);
    var files = new ReleaseFiles(content.seen(), release, true).all();

    var csv = text(files.get(0).content());
    assertEquals(content.seen().cells().size() + 1, csv.lines().count());
    var west =
        csv.lines()
            .filter(line -> line.startsWith("newborns-enrolled,") && line.contains(",WEST,"))
            .toList();
    assertTrue(
        west.get(west.size() - 1).endsWith(",[c],Missing value; suppressed"), west.toString());
    assertTrue(text(files.get(1).content()).contains("\"primaryKey\""));
    var entries = entries(files.get(3).content());
    assertTrue(
        entries
            .get("data/indicator_newborns-enrolled.csv")
            .startsWith("Year,Place,Units,Observation status,Value"),
        entries.keySet().toString());
    assertTrue(entries.get("meta/newborns-enrolled.yml").contains("indicator_name"));
    assertEquals(
        files.get(3).digest(),
        new ReleaseFiles(content.seen(), release, true).all().get(3).digest());
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static Map<String, String> entries(byte[] zip) throws IOException {
    var entries = new HashMap<String, String>();
    try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries.put(entry.getName(), text(in.readAllBytes()));
      }
    }
    return entries;
  }

  /** Each total is of the exact figures, which a reader of rounded ones is told. */
  @Test
  void sumsAreKeptWithTheFiguresTheyAreOf() {
    var kept =
        made().exact().stream()
            .filter(e -> e.measure().equals("newborns-enrolled"))
            .findFirst()
            .orElseThrow();
    var sums = new ArrayList<Long>();
    for (var sum : kept.table().counted().sums()) {
      long parts =
          sum.parts().stream()
              .mapToLong(part -> kept.table().counted().counts().get(part).amount())
              .sum();
      sums.add(kept.table().counted().counts().get(sum.whole()).amount() - parts);
    }
    assertTrue(
        sums.size() >= 7 && sums.stream().allMatch(difference -> difference == 0), sums.toString());
  }
}
