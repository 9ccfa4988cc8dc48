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
import throughline.tracker.engine.rule.Frequency;
import throughline.tracker.engine.rule.MeasureVersion;
import throughline.tracker.figure.Figure;
import throughline.tracker.figure.FigureQuestion;
import throughline.tracker.figure.FigureSource;
import throughline.tracker.figure.Figures;
import throughline.tracker.figure.Period;

/**
 * How many people came, of any days and as known at any, is what counting them one by one gives:
 * whatever is corrected, withdrawn or excluded, in whatever order it becomes known, rolled up or
 * not.
 */
class PeopleCountPropertyTest {

  private final RandomPeople history = new RandomPeople();
  private final Engine engine = history.engine;
  private final MeasureVersion people = engine.rule("people");

  @Property
  void everyFigureIsWhatCountingOneByOneGives(@ForAll long seed) {
    var random = new Random(seed);
    history.happen(random);
    var rows = history.rows();

    for (var knownAt :
        List.of(
            RandomPeople.day(random), RandomPeople.day(random), LocalDate.parse("2027-12-31"))) {
      for (var period : periods(random)) {
        check(rows, period, knownAt);
      }
      months(rows, knownAt);
    }
    engine.rollUp();
    check(rows, Period.financialYear(LocalDate.parse("2026-05-01")), RandomPeople.day(random));
    assertTrue(engine.rebuild().identical());
  }

  private static List<Period> periods(Random random) {
    var day = RandomPeople.day(random);
    var periods = new ArrayList<Period>();
    for (var frequency : Frequency.values()) {
      var whole = Period.of(frequency, day);
      periods.add(whole);
      periods.add(whole.soFar(day));
    }
    periods.add(Period.between(day, day.plusDays(random.nextInt(120))));
    return periods;
  }

  private void check(List<RandomPeople.Row> rows, Period period, LocalDate knownAt) {
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
              byLabel(known, RandomPeople.Row::place),
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

  private void months(List<RandomPeople.Row> rows, LocalDate knownAt) {
    var day = knownAt.isAfter(RandomPeople.LAST) ? RandomPeople.LAST : knownAt;
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

  private static long people(List<RandomPeople.Row> rows) {
    return rows.stream()
        .collect(
            Collectors.groupingBy(
                RandomPeople.Row::subject, Collectors.summingLong(RandomPeople.Row::amount)))
        .values()
        .stream()
        .filter(support -> support > 0)
        .count();
  }

  private static Map<String, Long> byLabel(
      List<RandomPeople.Row> rows, Function<RandomPeople.Row, String> label) {
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
}
