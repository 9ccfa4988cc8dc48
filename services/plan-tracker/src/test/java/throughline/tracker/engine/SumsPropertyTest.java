package throughline.tracker.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jdbi.v3.core.Handle;
import throughline.tracker.engine.rule.Frequency;
import throughline.tracker.engine.rule.MeasureVersion;
import throughline.tracker.figure.Figure;
import throughline.tracker.figure.FigureQuestion;
import throughline.tracker.figure.FigureSource;
import throughline.tracker.figure.Figures;
import throughline.tracker.figure.Period;

/**
 * What adds up comes to the same as adding up the ledger row by row, of all, of each place and of
 * each value that it is split by, on any days and as known at any: whether it is read as it is
 * known now or by when it became known, rolled up or not.
 */
class SumsPropertyTest {

  private static final String MEASURES =
      """
      measures:
        - id: attended
          title: Attended
          outcomes: [2.3-business-o1]
          kind: flow-count
          unit: attendances
          polarity: higher
          version: 1
          definition: Attendances.
          from: booking
          when: { status: ATTENDED }
          date: sessionDate
          place: library
          breakdowns: [delivery, venueKind]
        - id: members
          title: Members
          outcomes: [1.1-o4]
          kind: stock
          unit: people
          polarity: higher
          version: 1
          definition: Members.
          from: member
          spells: [{ each: membership }, { each: residency, when: { state: IN_COUNTY } }, { each: homeLibrary }]
          until: under5UntilQuarter
      """;

  private static final List<String> LIBRARIES = List.of("WEST", "BANB", "");
  private static final LocalDate FIRST = LocalDate.parse("2026-01-01");
  private static final LocalDate LAST_OF_ALL = LocalDate.parse("2027-12-31");
  private static final int DAYS = 250;

  private final Engine engine = Engine.withMeasures(MEASURES);
  private final List<MeasureVersion> rules =
      List.of(engine.rule("attended"), engine.rule("members"));

  private record Row(
      int rule, LocalDate day, String place, List<String> values, long amount, LocalDate known) {}

  @Property
  void everySumIsThatOfTheLedger(@ForAll long seed) {
    var random = new Random(seed);
    engine.empty();
    for (int step = 0; step < 30; step++) {
      step(random);
    }
    check(random);
    engine.rollUp();
    check(random);
    assertTrue(engine.rebuild().identical());
    check(random);
  }

  /** Days of knowledge come in any order, as those of instances whose clocks differ. */
  private void step(Random random) {
    engine.on(day(random).toString());
    int version = 1 + random.nextInt(6);
    var id = "f" + random.nextInt(9);
    switch (random.nextInt(7)) {
      case 0 -> engine.rollUp();
      case 1, 2 -> engine.take(engine.record(Bodies.MEMBER, id, member(version, random)));
      default -> engine.take(engine.record(Bodies.ATTENDANCE, id, booking(version, random)));
    }
  }

  private static String booking(int version, Random random) {
    var status = random.nextInt(3) == 0 ? "NO_SHOW" : "ATTENDED";
    return Bodies.booking(version, Bodies.PERSON, day(random).toString(), status)
        .replace("WEST", LIBRARIES.get(random.nextInt(3)))
        .replace("IN_PERSON", random.nextBoolean() ? "IN_PERSON" : "ONLINE")
        .replace("HUB", random.nextBoolean() ? "HUB" : "SPOKE");
  }

  private static String member(int version, Random random) {
    var from = day(random);
    var left = random.nextBoolean() ? null : from.plusDays(1 + random.nextInt(90)).toString();
    return Bodies.member(version, from.toString(), left)
        .replace(
            "\"library\":\"BANB\"",
            "\"library\":\"%s\"".formatted(LIBRARIES.get(random.nextInt(2))));
  }

  private void check(Random random) {
    var rows = rows();
    for (var knownAt : List.of(day(random), day(random), LAST_OF_ALL)) {
      var period = Period.of(Frequency.values()[random.nextInt(3)], day(random));
      engine.jdbi.useHandle(
          handle -> {
            for (var rule : rules) {
              ofAPeriod(handle, rows, new FigureQuestion(rule, period), knownAt);
              overTime(handle, rows, rule, knownAt);
            }
          });
    }
  }

  private static void ofAPeriod(
      Handle handle, List<Row> rows, FigureQuestion asked, LocalDate knownAt) {
    var said = "%s of %s known at %s".formatted(asked.version().measure().id(), asked, knownAt);
    var places = LIBRARIES.stream().map(asked::at).toList();
    assertEquals(
        sum(rows, asked, knownAt),
        Figures.read(handle, List.of(asked), knownAt).get(0).value(),
        said);
    assertEquals(
        places.stream().map(place -> sum(rows, place, knownAt)).toList(),
        Figures.read(handle, places, knownAt).stream().map(Figure::value).toList(),
        said);
    var byPlace = new TreeMap<String, Long>();
    places.forEach(place -> byPlace.put(place.place(), sum(rows, place, knownAt)));
    byPlace.values().removeIf(sum -> sum == 0);
    assertEquals(byPlace, values(Figures.byPlace(handle, List.of(asked), knownAt).get(0)), said);
    assertEquals(split(rows, asked, knownAt), split(handle, asked, knownAt), said);
  }

  private static Map<Integer, Map<String, Long>> split(
      List<Row> rows, FigureQuestion asked, LocalDate knownAt) {
    var sums = new TreeMap<Integer, Map<String, Long>>();
    counted(rows, asked, knownAt)
        .forEach(
            row -> {
              for (int i = 0; i < row.values().size(); i++) {
                sums.computeIfAbsent(i, position -> new TreeMap<>())
                    .merge(row.values().get(i), row.amount(), Long::sum);
              }
            });
    sums.values().forEach(values -> values.values().removeIf(sum -> sum == 0));
    sums.values().removeIf(Map::isEmpty);
    return sums;
  }

  private static Map<Integer, Map<String, Long>> split(
      Handle handle, FigureQuestion asked, LocalDate knownAt) {
    return FigureSource.of(asked.version()).bySplit(handle, asked, knownAt).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, split -> values(split.getValue())));
  }

  private static void overTime(
      Handle handle, List<Row> rows, MeasureVersion rule, LocalDate knownAt) {
    var months = Period.monthsUpTo(FIRST.plusDays(DAYS), 9);
    assertEquals(
        months.stream().map(month -> sum(rows, new FigureQuestion(rule, month), knownAt)).toList(),
        FigureSource.of(rule).overTime(handle, rule, months, knownAt).stream()
            .map(Figure::value)
            .toList());
  }

  private static long sum(List<Row> rows, FigureQuestion asked, LocalDate knownAt) {
    return counted(rows, asked, knownAt).mapToLong(Row::amount).sum();
  }

  private static Stream<Row> counted(List<Row> rows, FigureQuestion asked, LocalDate knownAt) {
    var days = FigureSource.of(asked.version()).contributing(asked.period());
    Predicate<Row> isThere = row -> asked.place() == null || asked.place().equals(row.place());
    return rows.stream()
        .filter(row -> row.rule() == asked.version().measureVersionId())
        .filter(isThere)
        .filter(row -> !row.known().isAfter(knownAt))
        .filter(row -> !row.day().isBefore(days.from()) && row.day().isBefore(days.to()));
  }

  private static Map<String, Long> values(Map<String, Figure> figures) {
    return figures.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, each -> each.getValue().value(), (a, b) -> a, TreeMap::new));
  }

  private List<Row> rows() {
    return engine.jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT * FROM contribution WHERE subject = '' AND effective_on IS NOT NULL")
                .map(
                    row ->
                        new Row(
                            row.getColumn("measure_version_id", Integer.class),
                            row.getColumn("effective_on", LocalDate.class),
                            row.getColumn("place", String.class),
                            values(row.getColumn("breakdown", String.class)),
                            row.getColumn("amount", Long.class),
                            row.getColumn("known_on", LocalDate.class)))
                .list());
  }

  private static List<String> values(String breakdown) {
    return breakdown.isEmpty() ? List.of() : List.of(breakdown.split("\\|", -1));
  }

  private static LocalDate day(Random random) {
    return FIRST.plusDays(random.nextInt(DAYS));
  }
}
