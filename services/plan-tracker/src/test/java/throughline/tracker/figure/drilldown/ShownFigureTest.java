package throughline.tracker.figure.drilldown;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.files.table.Rows;
import throughline.platform.files.table.TableLimits;
import throughline.platform.files.table.TableWriter.Kind;
import throughline.platform.testing.Lane;
import throughline.tracker.engine.Bodies;
import throughline.tracker.engine.Engine;
import throughline.tracker.engine.database.ReadOnlyTransactions;
import throughline.tracker.engine.log.LogRecord;
import throughline.tracker.engine.rule.MeasureVersion;
import throughline.tracker.figure.Figure;
import throughline.tracker.figure.FigureAddress;
import throughline.tracker.figure.FigurePart;
import throughline.tracker.figure.FigureQuestion;
import throughline.tracker.figure.FigureSource;
import throughline.tracker.figure.Figures;
import throughline.tracker.figure.KnowledgePosition;
import throughline.tracker.figure.MeasureHistory;

/**
 * Every figure of a measure's page opens into lines that sum to what the page showed, whatever
 * became known since.
 */
class ShownFigureTest {

  private static final LocalDate TODAY = LocalDate.parse("2026-04-01");
  private static final List<String> LIBRARIES = List.of("HEAD", "BANB", "WEST", "");
  private static final List<String> DELIVERIES = List.of("IN_PERSON", "ONLINE");

  private final Engine engine = Engine.withShippedMeasures();
  private final ReadOnlyTransactions snapshots = new ReadOnlyTransactions(engine.jdbi);
  private final OpenFigure figures = new OpenFigure(snapshots, engine.measures, engine.clock);
  private final ExportLines export = new ExportLines(snapshots, engine.measures, engine.clock);

  @TempDir Path directory;

  /** One more event for each figure that is opened: nothing is rolled up here, so all are read. */
  private final Semaphore pace = new Semaphore(0);

  @Test
  void everyFigureOpensIntoWhatWasShownWhileTwoWritersGoOn() throws Exception {
    var writing = new AtomicBoolean(true);
    var taken = new AtomicInteger();
    var writers = Executors.newFixedThreadPool(2);
    var written =
        List.of(
            writers.submit(() -> write(0, writing, taken)),
            writers.submit(() -> write(1, writing, taken)));
    try {
      for (int look = 0; look < Lane.rounds(1, 3); look++) {
        var shown = new LinkedHashMap<String, Long>();
        for (var version : ofFacts()) {
          shown.putAll(page(version.measure().id()));
        }
        int before = taken.get();
        pace.release(40);
        await().until(() -> taken.get() > before + 10);
        shown.forEach(
            (address, figure) -> {
              pace.release();
              opensInto(address, figure);
            });
      }
    } finally {
      writing.set(false);
      pace.release(2);
      writers.shutdown();
    }
    for (var writer : written) {
      writer.get();
    }
  }

  /** By times or numbers of rows this event would have been known when the page was shown. */
  @Test
  void whatWasUnderWayWhenThePageWasShownIsNotInItsLines() throws Exception {
    engine.take(approved("before", 30));
    var writer = Executors.newSingleThreadExecutor();
    try (var blocker = engine.jdbi.open()) {
      blocker.begin();
      blocker.execute("LOCK TABLE entry IN EXCLUSIVE MODE");
      var late = writer.submit(() -> engine.take(approved("late", 60)));
      await().until(this::somebodyWaits);
      var shown = page("volunteer-hours");
      blocker.rollback();
      late.get();

      shown.forEach(this::opensInto);
      assertEquals(30, shown.values().iterator().next());
      var opened = open(shown.keySet().iterator().next());
      assertTrue(opened.hasMoved());
      assertEquals(90, opened.now());
      assertEquals(90, open(opened.address().latest()).total());
    } finally {
      writer.shutdown();
    }
  }

  /** By then nobody looks up by which transaction it came: the time says enough. */
  @Test
  void whatCameHoursLaterIsNotInTheLinesEither() {
    engine.take(approved("before", 30));
    var shown = page("volunteer-hours");

    engine.at("2026-04-01T18:00:00Z").take(approved("later", 60));

    shown.forEach(this::opensInto);
    var opened = open(shown.keySet().iterator().next());
    assertEquals(30, opened.total());
    assertEquals(90, opened.now());
  }

  @Test
  void neitherARebuildNorAnotherRuleChangesWhatWasShown() {
    var measures =
        """
        measures:
          - id: hours
            title: Hours
            outcomes: [3.3-o1]
            kind: flow-sum
            unit: minutes
            polarity: higher
            version: %d
            definition: Hours.
            from: hours-entry
            when: { status: %s }
            each: days
            date: days.date
            value: days.minutes
            place: library
        """;
    engine.register(Engine.measures(measures.formatted(1, "APPROVED")));
    engine.take(approved("one", 30), approved("two", 12));
    var shown = page("hours");
    engine.take(approved("three", 5));

    assertTrue(engine.rebuild().identical());
    shown.forEach(this::opensInto);
    engine.register(Engine.measures(measures.formatted(2, "REJECTED")));
    shown.forEach(this::opensInto);
    assertEquals(47, open(shown.keySet().iterator().next()).now());
    assertEquals(0, page("hours").values().iterator().next());
  }

  @Test
  void allLinesGoIntoAFileThatSumsToTheFigureAndNamesNobody() throws IOException {
    var taken = new AtomicInteger();
    for (int number = 0; number < 120; number++) {
      take(0, number, taken);
    }
    for (var address : ofFacts().stream().flatMap(this::headline).toList()) {
      var opened = open(address);
      for (var kind : Kind.values()) {
        var rows = file(address, kind);
        long sum =
            opened.ofPeople()
                ? rows.stream().map(row -> row.get(9)).distinct().count()
                : rows.stream().mapToLong(row -> Long.parseLong(row.get(1))).sum();
        assertEquals(opened.total(), sum, address);
        assertEquals(opened.all().orElseThrow(), rows.size(), address);
        assertFalse(rows.toString().contains(Bodies.PERSON), "the key of a person");
      }
    }
  }

  @Test
  void anAddressThatNobodyGaveOutIsRefused() {
    for (int number = 0; number < 9; number++) {
      take(0, number, new AtomicInteger());
    }
    var address = page("bipc-sessions-attended").keySet().iterator().next();
    for (var wrong :
        List.of(
            "&at=1",
            "&at=1764108000000_9_8",
            "&at=1764108000000_3_9_10",
            "&is=x",
            "&rule=x",
            "&place=HEAD&split=x&is=y",
            "&at=1764108000000_0_0")) {
      assertThrows(
          InvalidInput.class, () -> open(address.replaceAll("&at=[^&]*", "") + wrong), wrong);
    }
    assertThrows(NotFound.class, () -> open(address + "&split=x"));
    assertThrows(NotFound.class, () -> open(address + "&split=volunteer&is=x"));
    assertThrows(NotFound.class, () -> open(address.replaceAll("&rule=\\d+", "&rule=7")));
    assertEquals(0, open(address + "&split=delivery&is=' OR true --").total());
  }

  /** The 0 of a place that the measure has not would pass for a figure. */
  @Test
  void aPlaceThatTheMeasureHasNotIsRefused() {
    for (var wrong :
        List.of(
            "library-issues E07000178",
            "volunteer-hours E07000178",
            "volunteer-hours WSET",
            "children-under-5 WEST",
            "children-under-5 E07000178",
            "activity-for-parents-percent WEST")) {
      assertThrows(InvalidInput.class, () -> open(ofPlace(wrong)), wrong);
    }
    assertEquals(0, open(ofPlace("volunteer-hours WEST")).total());
    var hours = Bodies.hours(1, "APPROVED", "2026-04-01", "30").replace("HEAD", "NEWL");
    engine.take(engine.record(Bodies.HOURS, "new", hours));
    engine.enter(Bodies.population(0, 2025, "2026-01-01", Map.of("", 400, "WEST", 8)));
    assertEquals(30, open(ofPlace("volunteer-hours NEWL")).total(), "opened since");
    assertEquals(8, open(ofPlace("children-under-5 WEST")).total());
  }

  private static String ofPlace(String measureAndPlace) {
    return "/measures/%s/contributions?knownAt=2026-04-01&place=%s"
        .formatted((Object[]) measureAndPlace.split(" "));
  }

  private void opensInto(String address, long shown) {
    var opened = open(address);
    assertEquals(shown, opened.total(), address);
    if (!opened.ofPeople()) {
      var lines = new ArrayList<>(opened.lines());
      for (var page = opened; page.next() != null; ) {
        page = open(page.next());
        lines.addAll(page.lines());
      }
      assertEquals(opened.all().orElseThrow(), lines.size(), address);
      assertEquals(shown, lines.stream().mapToLong(FactLine::amount).sum(), address);
    }
  }

  /** Every figure that the page of a measure shows, by the address of its link; headline first. */
  private Map<String, Long> page(String measure) {
    var history =
        snapshots.read(
            handle ->
                MeasureHistory.read(
                    handle,
                    engine.measures(handle).version(measure, TODAY).orElseThrow(),
                    TODAY,
                    engine.clock.instant()));
    var shown = new LinkedHashMap<String, Long>();
    note(shown, history.addressOf(history.headline().current()), history.headline().current());
    note(
        shown, history.addressOf(history.headline().comparison()), history.headline().comparison());
    history.timeline().forEach(month -> note(shown, history.addressOf(month), month));
    history.places().forEach(place -> note(shown, history.addressOf(place), place.figure()));
    atLibrary(shown, history);
    for (var split : history.splits()) {
      split.parts().forEach(part -> note(shown, history.addressOf(split, part), part.figure()));
    }
    return shown;
  }

  /** What the page of a library shows of it: over time, and of the year before. */
  private void atLibrary(Map<String, Long> shown, MeasureHistory history) {
    if (!history.headline().version().hasPlaces()) {
      return;
    }
    var version = history.headline().version();
    var periods = new ArrayList<>(FigureSource.of(version).timeline(TODAY));
    periods.add(FigureSource.of(version).current(TODAY.minusYears(1)));
    var questions =
        periods.stream().map(period -> new FigureQuestion(version, period).at("BANB")).toList();
    snapshots.read(
        handle -> {
          var address =
              FigureAddress.headline(
                      version.measure(),
                      TODAY,
                      KnowledgePosition.of(handle, engine.clock.instant()))
                  .of(FigurePart.ofPlace("BANB"));
          Figures.read(handle, questions, TODAY)
              .forEach(figure -> note(shown, address.in(figure.period()), figure));
          return shown;
        });
  }

  private static void note(Map<String, Long> shown, FigureAddress address, Figure figure) {
    if (figure.hasValue()) {
      shown.put(address.toString(), figure.value());
    }
  }

  /** Where it opens; nowhere when there is none. */
  private Stream<String> headline(MeasureVersion version) {
    return page(version.measure().id()).keySet().stream().limit(1);
  }

  /** A share opens into two figures, and these into facts. */
  private List<MeasureVersion> ofFacts() {
    return engine.measures().versions().stream().filter(version -> !version.isShare()).toList();
  }

  private OpenFigure.OpenedFigure open(String address) {
    return figures
        .open(asked(address), Pages.lines(address))
        .orElseThrow(() -> new NotFound("figure"));
  }

  private AskedFigure asked(String address) {
    return Pages.asked(address, engine.clock);
  }

  private List<List<String>> file(String address, Kind kind) throws IOException {
    var out = new ByteArrayOutputStream();
    export.write(out, export.find(asked(address), kind), kind);
    var file = Files.write(directory.resolve("lines" + kind.ending()), out.toByteArray());
    var read = new ArrayList<List<String>>();
    try (var rows = Rows.open(file, file.getFileName().toString(), TableLimits.USUAL)) {
      var columns = rows.header().size();
      rows.forEachRemaining(
          row -> {
            var texts = new ArrayList<String>();
            for (int column = 0; column < columns; column++) {
              texts.add(row.text(column));
            }
            read.add(texts);
          });
    }
    return read;
  }

  private LogRecord approved(String id, int minutes) {
    return engine.record(
        Bodies.HOURS, id, Bodies.hours(1, "APPROVED", TODAY.toString(), String.valueOf(minutes)));
  }

  private boolean somebodyWaits() {
    return engine.jdbi.withHandle(
            handle ->
                handle
                    .createQuery("SELECT count(*) FROM pg_locks WHERE NOT granted")
                    .mapTo(Long.class)
                    .one())
        > 0;
  }

  private Void write(int writer, AtomicBoolean writing, AtomicInteger taken)
      throws InterruptedException {
    for (int number = 0; writing.get(); number++) {
      pace.acquire();
      take(writer, number, taken);
    }
    return null;
  }

  /** New facts of every kind, and now and then a correction that moves one. */
  private void take(int writer, int number, AtomicInteger taken) {
    var id = writer + "-" + number;
    var library = LIBRARIES.get(number % LIBRARIES.size());
    var earlier = writer + "-" + (number - 3);
    var hours = Bodies.hours(1, "APPROVED", "2026-03-30", "7", "2026-04-01", "11");
    var moved = Bodies.hours(2, "APPROVED", "2026-04-01", "2").replace("HEAD", "BANB");
    engine.take(
        engine.record(
            Bodies.HOURS, "h" + id, library.isEmpty() ? hours : hours.replace("HEAD", library)),
        engine.record(Bodies.MEMBER, "m" + id, Bodies.member(1, "2026-03-2" + number % 10, null)),
        engine.record(
            Bodies.ATTENDANCE,
            "b" + id,
            Bodies.booking(
                    1,
                    Bodies.PERSON.replace("5f0c1b7e", "5f0c1b" + (10 + number % 20)),
                    "2026-04-01",
                    "ATTENDED")
                .replace("IN_PERSON", DELIVERIES.get(number % 2))));
    if (number % 3 == 0 && number > 2) {
      engine.take(engine.record(Bodies.HOURS, "h" + earlier, moved));
    }
    taken.incrementAndGet();
  }
}
