package throughline.tracker.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import throughline.contracts.membership.MembershipEvents;
import throughline.contracts.places.Library;
import throughline.tracker.engine.measurefile.BadMeasureFile;
import throughline.tracker.entry.population.Vintage;
import throughline.tracker.figure.Figure;
import throughline.tracker.figure.Figure.FigureFlag;
import throughline.tracker.figure.FigureQuestion;
import throughline.tracker.figure.Figures;
import throughline.tracker.figure.MeasureHistory;
import throughline.tracker.figure.Period;

/** A share is what was counted of an estimate that people enter, as both were known. */
class SharesTest {

  private static final String SHARE = "under-5s-registered-percent";
  private static final String BANBURY_DISTRICT = "E07000177";

  private final Engine engine = Engine.withShippedMeasures();

  @Test
  void withoutAnEstimateThereIsNoPercentage() {
    members(1);

    var share = share("2026-05-01", "2026-05-01");

    assertEquals("Not known (1 of an unknown number)", share.text());
    assertFalse(share.hasValue());
    assertTrue(share.flags().contains(FigureFlag.NO_DENOMINATOR));
    assertFalse(figure("children-under-5", "2026-05-01", "2026-05-01").hasValue(), "not 0");
  }

  @Test
  void itSaysOfWhatItIs() {
    members(2);
    engine.enter(Bodies.population(0, 2025, "2025-07-15", Map.of("", 3)));

    assertEquals("66.7% (2 of 3)", share("2026-05-01", "2026-05-01").text());
    assertEquals(6667, share("2026-05-01", "2026-05-01").value());
    assertTrue(engine.rebuild().identical());
  }

  @Test
  void aNewerVintageSupersedesAndWhatWasKnownStays() {
    members(1);
    engine.on("2026-05-02").enter(Bodies.population(0, 2025, "2025-07-15", Map.of("", 4)));
    engine
        .on("2026-05-10")
        .enter(
            Bodies.population(1, 2025, "2026-05-09", Map.of(BANBURY_DISTRICT, 2, "E07000178", 3)));

    assertEquals("Not known (1 of an unknown number)", share("2026-05-20", "2026-05-01").text());
    assertEquals("25% (1 of 4)", share("2026-05-20", "2026-05-09").text());
    assertEquals("20% (1 of 5)", share("2026-05-20", "2026-05-10").text());
    assertFalse(share("2025-06-29", "2026-05-10").hasValue(), "before the day of the estimate");
    assertTrue(engine.rebuild().identical());
    assertEquals("25% (1 of 4)", share("2026-05-20", "2026-05-09").text());
  }

  @Test
  void anEstimateHoldsUntilTheNext() {
    engine.enter(
        Bodies.population(
            0, Map.of(2024, Map.of("", 10), 2025, Map.of("", 12)), 2025, "2025-07-15"));

    assertEquals("10", figure("children-under-5", "2025-06-29", "2026-05-01").text());
    assertEquals("12", figure("children-under-5", "2025-06-30", "2026-05-01").text());
    assertEquals("12", figure("children-under-5", "2030-01-01", "2030-01-01").text());
    assertFalse(figure("children-under-5", "2024-06-29", "2026-05-01").hasValue());
  }

  @Test
  void moreThanTheWholeIsShownAndSaid() {
    members(3);
    engine.enter(Bodies.population(0, 2025, "2025-07-15", Map.of("", 2)));

    var share = share("2026-05-01", "2026-05-01");

    assertEquals("150% (3 of 2)", share.text());
    assertTrue(share.flags().contains(FigureFlag.OVER_WHOLE));
  }

  @Test
  void aDistrictIsComparedWithItsLibrariesAndEveryMonthWithItsEstimate() {
    engine.on("2024-01-01");
    members(1);
    engine.on("2026-04-01");
    engine.enter(
        Bodies.population(0, 2025, "2025-07-15", Map.of(BANBURY_DISTRICT, 4, "E07000178", 6)));
    engine.on("2026-05-20").take(engine.nothingCounted(MembershipEvents.DAY_COUNTED, "2026-05-19"));
    var day = LocalDate.parse("2026-05-20");

    var history =
        engine.jdbi.withHandle(
            handle ->
                MeasureHistory.read(
                    handle,
                    engine.measures(handle).version(SHARE, day).orElseThrow(),
                    day,
                    Instant.parse("2026-05-20T09:00:00Z")));

    assertEquals("10% (1 of 10)", history.headline().current().text());
    assertEquals(
        List.of("E07000177 25% (1 of 4)", "E07000178 0% (0 of 6)"),
        history.places().stream().map(p -> p.code() + " " + p.figure().text()).toList());
    var months = history.timeline().stream().map(Figure::text).toList();
    assertEquals("0% (0 of 10)", months.get(10), "March");
    assertEquals("10% (1 of 10)", months.get(11), "April");
    assertEquals("Not known (0 of an unknown number)", history.timeline().get(0).text());
  }

  @Test
  void byLibraryEachDistrictIsKnownTooAndWhatIsOverTheWholeIsMarkedWhereItStands() {
    members(3);
    var people = new TreeMap<String, Integer>();
    Library.seed().forEach(library -> people.put(library.code(), 2));
    engine.enter(Bodies.population(0, 2025, "2025-07-15", people));
    var day = LocalDate.parse("2026-05-20");

    var places =
        engine.jdbi.withHandle(
            handle -> {
              var version = engine.measures(handle).version(SHARE, day).orElseThrow();
              assertEquals(
                  "Of the population estimate of mid-2025, published on 15 July 2025. Source: ONS",
                  Vintage.of(handle, version, day).orElseThrow().words());
              assertTrue(Vintage.of(handle, version, LocalDate.parse("2025-01-01")).isEmpty());
              return MeasureHistory.read(
                      handle, version, day, Instant.parse("2026-05-20T09:00:00Z"))
                  .places()
                  .stream()
                  .collect(Collectors.toMap(p -> p.code(), p -> p.figure()));
            });

    assertEquals("150% (3 of 2)", places.get("BANB").text());
    assertTrue(places.get("BANB").isOverWhole());
    long cherwell =
        Library.seed().stream().filter(l -> l.districtCode().equals(BANBURY_DISTRICT)).count();
    assertEquals(3, places.get(BANBURY_DISTRICT).numerator());
    assertEquals(2 * cherwell, places.get(BANBURY_DISTRICT).denominator());
    assertFalse(places.get(BANBURY_DISTRICT).isOverWhole());
  }

  @Test
  void aShareOfNothingThatIsCountedIsRefused() {
    var yaml =
        """
        measures:
          - id: share
            title: Share
            outcomes: [1.1-o4]
            kind: ratio
            unit: percent
            polarity: higher
            version: 1
            definition: A share.
            numerator: share
            denominator: nothing
        """;

    var refusal = assertThrows(BadMeasureFile.class, () -> Engine.measures(yaml));

    assertTrue(refusal.getMessage().contains("measure share: numerator: share"));
  }

  private void members(int number) {
    for (int i = 0; i < number; i++) {
      engine.take(
          engine.record(Bodies.MEMBER, "member-" + i, Bodies.member(1, "2026-04-10", null)));
    }
  }

  private Figure share(String day, String knownAt) {
    return figure(SHARE, day, knownAt);
  }

  private Figure figure(String measure, String day, String knownAt) {
    var known = LocalDate.parse(knownAt);
    var version = engine.measures().version(measure, known).orElseThrow();
    var asked = List.of(new FigureQuestion(version, Period.day(LocalDate.parse(day))));
    return engine.jdbi.withHandle(handle -> Figures.read(handle, asked, known).get(0));
  }
}
