package throughline.tracker.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import throughline.tracker.figure.Figure;
import throughline.tracker.figure.FigureQuestion;
import throughline.tracker.figure.FigureSource;
import throughline.tracker.figure.Figures;
import throughline.tracker.figure.Period;
import throughline.tracker.rule.Frequency;
import throughline.tracker.rule.MeasureVersion;

/**
 * How many people came, of any days and as known at any, is what counting them one by one gives:
 * whatever is corrected, withdrawn or excluded, in whatever order it becomes known, folded or not.
 */
class PeopleCountPropertyTest {

  private static final String MEASURES =
      """
      measures:
        - id: people
          title: People
          outcomes: [2.3-business-o1]
          kind: distinct-people
          unit: people
          polarity: higher
          version: 1
          definition: People.
          from: booking
          when: { status: [ATTENDED, PARTIAL] }
          date: sessionDate
          subject: entrepreneur
          place: library
          breakdowns: [delivery, venueKind]
      """;

  private static final List<String> LIBRARIES = List.of("WEST", "BANB", "");
  private static final List<String> DELIVERIES = List.of("IN_PERSON", "ONLINE");
  private static final List<String> STATES =
      List.of("ATTENDED", "ATTENDED", "PARTIAL", "NO_SHOW", "CONFIRMED");
  private static final LocalDate FIRST = LocalDate.parse("2026-01-01");
  private static final int DAYS = 250;

  private final Engine engine = Engine.withMeasures(MEASURES);
  private final MeasureVersion people = engine.rule("people");

  /** A row of the ledger. */
  private record Row(
      LocalDate day, String place, String breakdown, String subject, long amount, LocalDate known) {

    String part(int position) {
      return breakdown.split("\\|", -1)[position];
    }
  }

  @Property(tries = 25, shrinking = ShrinkingMode.OFF)
  void everyFigureIsWhatCountingOneByOneGives(@ForAll long seed) {
    var random = new Random(seed);
    engine.empty();
    for (int step = 0; step < 25; step++) {
      step(random);
    }
    var rows = rows();

    for (var knownAt : List.of(day(random), day(random), LocalDate.parse("2027-12-31"))) {
      for (var period : periods(random)) {
        check(rows, period, knownAt);
      }
      months(rows, knownAt);
    }
    engine.fold();
    check(rows, Period.financialYear(LocalDate.parse("2026-05-01")), day(random));
    assertTrue(engine.rebuild().identical());
  }

  /** Days of knowledge come in any order, as those of instances whose clocks differ. */
  private void step(Random random) {
    engine.on(day(random).toString());
    var id = "b" + random.nextInt(9);
    switch (random.nextInt(6)) {
      case 0 -> engine.fold();
      case 1 -> {
        if (isKnown(id)) {
          engine.decide("booking", id, random.nextBoolean(), "of a test");
        }
      }
      default -> engine.take(engine.record(Bodies.ATTENDANCE, id, body(random)));
    }
  }

  private boolean isKnown(String id) {
    return engine.jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT EXISTS (SELECT FROM fact WHERE aggregate_id = :id)")
                .bind("id", id)
                .mapTo(Boolean.class)
                .one());
  }

  private static String body(Random random) {
    var person = Bodies.PERSON.replace("5f0c1b7e", "5f0c1b7" + random.nextInt(3));
    return Bodies.booking(
            1 + random.nextInt(6), person, day(random).toString(), pick(random, STATES))
        .replace("WEST", pick(random, LIBRARIES))
        .replace("IN_PERSON", pick(random, DELIVERIES));
  }

  private static List<Period> periods(Random random) {
    var day = day(random);
    var periods = new ArrayList<Period>();
    for (var frequency : Frequency.values()) {
      var whole = Period.of(frequency, day);
      periods.add(whole);
      periods.add(whole.soFar(day));
    }
    periods.add(Period.between(day, day.plusDays(random.nextInt(120))));
    return periods;
  }

  private void check(List<Row> rows, Period period, LocalDate knownAt) {
    var source = FigureSource.of(people);
    var asked = new FigureQuestion(people, period);
    var known =
        rows.stream()
            .filter(row -> !row.known().isAfter(knownAt))
            .filter(row -> !row.day().isBefore(period.from()) && row.day().isBefore(period.to()))
            .toList();
    var said = period + " known at " + knownAt;
    engine.jdbi.useHandle(
        handle -> {
          assertEquals(
              people(known), Figures.read(handle, List.of(asked), knownAt).get(0).value(), said);
          assertEquals(
              byLabel(known, Row::place),
              values(source.byPlace(handle, List.of(asked), knownAt).get(0)),
              said);
          var splits = source.bySplit(handle, asked, knownAt);
          for (int position = 0; position < 2; position++) {
            int each = position;
            assertEquals(
                byLabel(known, row -> row.part(each)),
                values(splits.getOrDefault(position, Map.of())),
                said);
          }
        });
  }

  private void months(List<Row> rows, LocalDate knownAt) {
    var day = knownAt.isAfter(FIRST.plusDays(DAYS)) ? FIRST.plusDays(DAYS) : knownAt;
    var months = Period.monthsUpTo(day, 9);
    var counted =
        months.stream()
            .map(
                month ->
                    people(
                        rows.stream()
                            .filter(row -> !row.known().isAfter(knownAt))
                            .filter(row -> !row.day().isBefore(month.from()))
                            .filter(row -> row.day().isBefore(month.to()))
                            .toList()))
            .toList();
    var read =
        engine.jdbi.withHandle(
            handle -> FigureSource.of(people).overTime(handle, people, months, knownAt));
    assertEquals(counted, read.stream().map(Figure::value).toList());
  }

  private static long people(List<Row> rows) {
    return rows.stream()
        .collect(Collectors.groupingBy(Row::subject, Collectors.summingLong(Row::amount)))
        .values()
        .stream()
        .filter(support -> support > 0)
        .count();
  }

  private static Map<String, Long> byLabel(List<Row> rows, Function<Row, String> label) {
    var counts = new TreeMap<String, Long>();
    rows.stream()
        .collect(Collectors.groupingBy(label))
        .forEach((each, ofLabel) -> counts.put(each, people(ofLabel)));
    counts.values().removeIf(count -> count == 0);
    return counts;
  }

  private static Map<String, Long> values(Map<String, Figure> figures) {
    var values = new TreeMap<String, Long>();
    figures.forEach((label, figure) -> values.put(label, figure.value()));
    return values;
  }

  private List<Row> rows() {
    return engine.jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT * FROM contribution WHERE subject <> '' AND effective_on IS NOT NULL")
                .map(
                    row ->
                        new Row(
                            row.getColumn("effective_on", LocalDate.class),
                            row.getColumn("place", String.class),
                            row.getColumn("breakdown", String.class),
                            row.getColumn("subject", String.class),
                            row.getColumn("amount", Long.class),
                            row.getColumn("known_on", LocalDate.class)))
                .list());
  }

  private static LocalDate day(Random random) {
    return FIRST.plusDays(random.nextInt(DAYS));
  }

  private static <T> T pick(Random random, List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
