package throughline.tracker.figure.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import throughline.tracker.engine.Bodies;
import throughline.tracker.engine.Engine;
import throughline.tracker.engine.RandomRecords;
import throughline.tracker.engine.database.ReadOnlyTransactions;
import throughline.tracker.figure.FigurePart;
import throughline.tracker.figure.FigureQuestion;
import throughline.tracker.figure.FigureSource;
import throughline.tracker.figure.Figures;
import throughline.tracker.figure.KnowledgePosition;
import throughline.tracker.figure.Period;

/**
 * Whatever becomes known in whatever order: the classes add up from what a figure was known to be
 * to what it is known to be, and are those of an oracle that keeps whole histories and knows no
 * ledger.
 */
class ChangesPropertyTest {

  private static final LocalDate START = LocalDate.parse("2026-04-01");
  private static final int DAYS = 120;
  private static final Period QUARTER = Period.quarter(LocalDate.parse("2026-05-01"));
  private static final List<String> LIBRARIES = List.of("HEAD", "BANB");

  /** Some entries move this one and the hours of everywhere, and some only those. */
  private static final String ANOTHER =
      """

        - id: entries-at-headington
          title: Entries at Headington
          outcomes: [3.3-o1]
          kind: flow-count
          unit: number
          polarity: higher
          version: 1
          definition: Days on which somebody helped at Headington.
          from: hours-entry
          when: { status: APPROVED, library: HEAD }
          each: days
          date: days.date
          place: library
      """;

  private final Engine engine =
      Engine.withShippedMeasuresAnd(ANOTHER + RandomRecords.PEOPLE_BY_DELIVERY);

  @Property
  void theClassesAddUpAndAreThoseOfTheOracle(@ForAll long seed) {
    var random = new Random(seed);
    int entries = 1 + random.nextInt(8);
    engine.empty();
    var histories = new HashMap<String, List<ChangesOracle.Told>>();
    var decisions = new HashMap<String, TreeMap<LocalDate, Boolean>>();
    for (var knownOn = START;
        knownOn.isBefore(START.plusDays(DAYS));
        knownOn = knownOn.plusDays(1 + random.nextInt(5))) {
      engine.on(knownOn.toString());
      tell(random, entries, knownOn, histories, decisions);
      rollUpNowAndThen(random);
    }
    for (int look = 0; look < 6; look++) {
      var since = START.plusDays(random.nextInt(DAYS) - 2);
      var until = since.plusDays(random.nextInt(DAYS));
      var part = random.nextBoolean() ? FigurePart.WHOLE : FigurePart.ofPlace("HEAD");
      var oracle = new ChangesOracle(histories, decisions, since, until, part.place());
      var period =
          random.nextBoolean() ? QUARTER : Period.month(YearMonth.of(2026, 4 + random.nextInt(3)));
      check("volunteer-hours", period, since, until, part, oracle.minutes(period));
      checkSum("active-volunteers", period, Knowledge.endOf(since), until, part);
      checkTogether(Knowledge.endOf(since), until, List.of(QUARTER, period));
    }
  }

  @Tag("nightly")
  @Property
  void theyAddUpFromAMomentOfADayToo(@ForAll long seed) {
    var random = new Random(seed);
    int entries = 1 + random.nextInt(8);
    engine.empty();
    var histories = new HashMap<String, List<ChangesOracle.Told>>();
    var decisions = new HashMap<String, TreeMap<LocalDate, Boolean>>();
    var moments = new ArrayList<Knowledge>();
    for (int day = 0; day < DAYS; day += 1 + random.nextInt(12)) {
      var knownOn = START.plusDays(day);
      engine.on(knownOn.toString());
      for (int told = random.nextInt(6); told >= 0; told--) {
        tell(random, entries, knownOn, histories, decisions);
        if (told == 2) {
          moments.add(moment());
        }
        rollUpNowAndThen(random);
      }
    }
    for (var since : moments) {
      var until = since.day().plusDays(random.nextInt(DAYS));
      var part = random.nextBoolean() ? FigurePart.WHOLE : FigurePart.ofPlace("BANB");
      checkSum("volunteer-hours", QUARTER, since, until, part);
      checkSum("active-volunteers", QUARTER, since, until, part);
      checkTogether(since, until, List.of(QUARTER));
    }
  }

  @Property
  void theyAddUpOfEveryKindOfMeasure(@ForAll long seed) {
    var random = new Random(seed);
    engine.empty();
    var records = new RandomRecords(engine, random);
    for (var day = START;
        day.isBefore(START.plusDays(DAYS));
        day = day.plusDays(random.nextInt(6))) {
      engine.on(day.toString());
      records.happen();
      rollUpNowAndThen(random);
    }
    for (var measure : RandomRecords.MEASURES) {
      var since = START.plusDays(random.nextInt(DAYS) - 2);
      var period =
          random.nextBoolean() ? QUARTER : Period.month(YearMonth.of(2026, 3 + random.nextInt(4)));
      checkSum(
          measure,
          period,
          Knowledge.endOf(since),
          since.plusDays(random.nextInt(DAYS)),
          random.nextBoolean() ? FigurePart.WHOLE : FigurePart.ofPlace("HEAD"));
    }
  }

  private Knowledge moment() {
    return Knowledge.at(
        new ReadOnlyTransactions(engine.jdbi)
            .read(handle -> KnowledgePosition.of(handle, engine.clock.instant())));
  }

  private void rollUpNowAndThen(Random random) {
    if (random.nextInt(8) == 0) {
      engine.rollUp();
    }
  }

  /** Of one of so many entries: the fewer, the more becomes known of each. */
  private void tell(
      Random random,
      int entries,
      LocalDate knownOn,
      Map<String, List<ChangesOracle.Told>> histories,
      Map<String, TreeMap<LocalDate, Boolean>> decisions) {
    var id = "e" + random.nextInt(entries);
    var history = histories.computeIfAbsent(id, i -> new ArrayList<>());
    if (!history.isEmpty() && random.nextInt(4) == 0) {
      var exclude =
          !decisions.getOrDefault(id, new TreeMap<>()).isEmpty()
              && decisions.get(id).lastEntry().getValue();
      engine.decide("hours-entry", id, !exclude, "of a test");
      decisions.computeIfAbsent(id, i -> new TreeMap<>()).put(knownOn, !exclude);
      return;
    }
    var told =
        new ChangesOracle.Told(
            knownOn,
            random.nextInt(4) > 0,
            LocalDate.parse("2026-03-20").plusDays(random.nextInt(110)),
            1 + random.nextInt(300),
            LIBRARIES.get(random.nextInt(2)));
    history.add(told);
    var person = Bodies.PERSON.replace("5f0c1b7e", "5f0c1b7" + id.charAt(1));
    engine.take(
        engine.record(
            Bodies.HOURS,
            id,
            Bodies.hours(
                    history.size(),
                    told.counts() ? "APPROVED" : "VOIDED",
                    told.day().toString(),
                    String.valueOf(told.minutes()))
                .replace("HEAD", told.place())
                .replace(Bodies.PERSON, person)));
  }

  private void check(
      String measure,
      Period period,
      LocalDate since,
      LocalDate until,
      FigurePart part,
      Map<ChangeClass, Long> expected) {
    var change = checkSum(measure, period, Knowledge.endOf(since), until, part);
    var actual = new HashMap<ChangeClass, Long>();
    change.classes().forEach(each -> actual.merge(each.kind(), each.amount(), Long::sum));
    var wanted = new HashMap<>(expected);
    wanted.values().removeIf(amount -> amount == 0);
    actual.values().removeIf(amount -> amount == 0);
    assertEquals(wanted, actual, "%s %s %s".formatted(period, since, until));
  }

  /**
   * From what the engine showed on the one day to what it showed on the other; and so do the facts.
   */
  private MeasureChange checkSum(
      String measure, Period period, Knowledge since, LocalDate until, FigurePart part) {
    return engine.jdbi.withHandle(
        handle -> {
          var all = engine.measures(handle);
          var version = all.version(measure, until).orElseThrow();
          var asked = FigureSource.of(version).asked(period.from(), period.lastDay());
          var question = new FigureQuestion(version, asked);
          var moved = new Revisions(since, until, part);
          var entries = new RevisedEntries(moved);
          var change = Changes.read(handle, all, question, moved);
          assertEquals(
              change.after().value() - change.before().value(), change.difference(), measure);
          assertTrue(change.classes().stream().noneMatch(c -> c.kind() == ChangeClass.DEFINITION));
          if (since.position().isEmpty()) {
            assertEquals(
                Figures.read(handle, question, part, since.day()).orElseThrow().value(),
                change.before().value(),
                measure);
          }
          for (var each : change.classes()) {
            var lines = entries.some(handle, question, each.kind(), 1000, 0);
            assertEquals(each.entries(), lines.size());
            assertEquals(each.amount(), lines.stream().mapToLong(ChangeLine::amount).sum());
            checkOpened(question, entries, each.kind(), change, lines);
          }
          assertEquals(
              change.difference(),
              entries.some(handle, question, null, 1000, 0).stream()
                  .mapToLong(ChangeLine::amount)
                  .sum());
          return change;
        });
  }

  /** A page of a class knows what all classes add, and nothing else. */
  private void checkOpened(
      FigureQuestion question,
      RevisedEntries entries,
      ChangeClass only,
      MeasureChange change,
      List<ChangeLine> lines) {
    new ReadOnlyTransactions(engine.jdbi)
        .read(
            handle -> {
              assertEquals(lines, entries.page(handle, question, only, 1000, 0));
              assertEquals(
                  lines.subList(1, Math.max(1, Math.min(3, lines.size()))),
                  entries.page(handle, question, only, 2, 1));
              assertEquals(
                  change, Changes.read(handle, engine.measures(handle), question, entries.moved()));
              return null;
            });
  }

  /** Asked at once each is what it is alone, though one entry moves several of them. */
  private void checkTogether(Knowledge since, LocalDate until, List<Period> periods) {
    engine.jdbi.useHandle(
        handle -> {
          var all = engine.measures(handle);
          var questions =
              Stream.of("volunteer-hours", "entries-at-headington", "active-volunteers")
                  .map(measure -> all.version(measure, until).orElseThrow())
                  .flatMap(version -> periods.stream().map(at -> new FigureQuestion(version, at)))
                  .toList();
          var alone =
              questions.stream()
                  .map(
                      question -> Changes.read(handle, all, List.of(question), since, until).get(0))
                  .toList();
          assertEquals(alone, Changes.read(handle, all, questions, since, until));
        });
  }
}
