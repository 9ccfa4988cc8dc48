package throughline.tracker.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import throughline.tracker.engine.log.LogRecord;
import throughline.tracker.entry.ManualEntry;

/**
 * Duplicates, any order, corrections, any batching: the figures depend only on the latest version
 * of each fact. What people enter comes in its order, since nobody corrects what they have not
 * seen, and anywhere between the events.
 */
class AnyOrderPropertyTest {

  private static final List<String> MONTHS = List.of("2026-02", "2026-03", "2026-04", "2026-05");

  private final Engine inOrder = Engine.withShippedMeasures();
  private final Engine shuffled = Engine.withShippedMeasures();
  private final Engine latestOnly = Engine.withShippedMeasures();

  private static final String ENTERED = "entered";

  private static final Map<String, String> AGGREGATES =
      Map.of(Bodies.HOURS, "hours-entry", Bodies.ATTENDANCE, "booking", Bodies.MEMBER, "member");

  private record Change(String type, String id, int version, String body) {

    boolean isEntered() {
      return type.equals(ENTERED);
    }
  }

  @Property
  void theFiguresAreThoseOfTheLatestVersions(
      @ForAll("histories") List<List<Change>> histories, @ForAll long seed) {
    List.of(inOrder, shuffled, latestOnly).forEach(Engine::empty);
    for (var history : histories) {
      for (var change : history) {
        take(inOrder, change);
      }
    }
    takeShuffled(shuffled, histories, new Random(seed));
    for (var history : histories) {
      take(latestOnly, first(history.get(history.size() - 1)));
    }

    decideLast(histories, new Random(seed));

    assertEquals(figures(latestOnly), figures(inOrder));
    assertEquals(figures(latestOnly), figures(shuffled));
    assertTrue(inOrder.rebuild().identical());
    assertTrue(shuffled.rebuild().identical());
  }

  /** Whatever was decided in between, the last decision counts. */
  private void decideLast(List<List<Change>> histories, Random random) {
    for (var history : histories) {
      var change = history.get(0);
      var exclude = random.nextBoolean();
      if (!change.isEntered()) {
        for (var engine : List.of(inOrder, shuffled, latestOnly)) {
          engine.decide(AGGREGATES.get(change.type()), change.id(), exclude, "of a test");
        }
      }
    }
  }

  /** Decides something on a record that has come in, to be decided otherwise later. */
  private static void decideSomething(
      Engine engine, LogRecord taken, List<List<Change>> histories, Random random) {
    histories.stream()
        .map(history -> history.get(0))
        .filter(change -> change.id().equals(taken.key()))
        .findFirst()
        .ifPresent(
            change ->
                engine.decide(
                    AGGREGATES.get(change.type()),
                    change.id(),
                    random.nextBoolean(),
                    "for now " + random.nextInt(3)));
  }

  private static void take(Engine engine, Change change) {
    if (change.isEntered()) {
      engine.enter(entry(change));
    } else {
      engine.take(record(engine, change));
    }
  }

  /** What was entered once only is the first version of it. */
  private static Change first(Change change) {
    return change.isEntered() ? new Change(ENTERED, change.id(), 1, change.body()) : change;
  }

  private static void takeShuffled(Engine engine, List<List<Change>> histories, Random random) {
    var records = new ArrayList<LogRecord>();
    var entries = new ArrayDeque<Change>();
    for (var history : histories) {
      for (var change : history) {
        if (change.isEntered()) {
          entries.add(change);
          continue;
        }
        for (int copies = 1 + random.nextInt(2); copies > 0; copies--) {
          records.add(record(engine, change));
        }
      }
    }
    Collections.shuffle(records, random);
    int day = 1;
    for (int from = 0; from < records.size() || !entries.isEmpty(); ) {
      int to = Math.min(records.size(), from + 1 + random.nextInt(5));
      engine
          .on("2026-06-%02d".formatted(day++ % 28 + 1))
          .take(records.subList(from, to).toArray(LogRecord[]::new));
      if (random.nextInt(3) == 0) {
        engine.rollUp();
      }
      if (to > from && random.nextInt(3) == 0) {
        decideSomething(engine, records.get(from), histories, random);
      }
      from = to;
      if (!entries.isEmpty() && (from == records.size() || random.nextBoolean())) {
        engine.enter(entry(entries.remove()));
      }
    }
  }

  private static LogRecord record(Engine engine, Change change) {
    return engine.record(change.type(), change.id(), change.body());
  }

  /** Its body is what a library reported, and whether that holds. */
  private static ManualEntry entry(Change change) {
    var parts = change.body().split(" ");
    return Bodies.visits(change.version() - 1, parts[0], change.id(), Integer.parseInt(parts[1]));
  }

  private static Map<String, Long> figures(Engine engine) {
    var figures = new HashMap<String, Long>();
    for (var measure :
        List.of(
            "newborns-enrolled",
            "members-under-5",
            "bipc-sessions-attended",
            "entrepreneurs-supported",
            "volunteer-hours",
            "active-volunteers")) {
      for (var month : MONTHS) {
        figures.put(measure + month, engine.figure(measure, month + "-01", nextMonth(month)));
      }
      figures.put(measure, engine.figure(measure, "2026-01-01", "2027-01-01"));
    }
    figures.put("reported", engine.figure("school-visits", "2026-04-01", "2026-07-01"));
    return figures;
  }

  private static String nextMonth(String month) {
    return java.time.YearMonth.parse(month).plusMonths(1) + "-01";
  }

  @Provide
  Arbitrary<List<List<Change>>> histories() {
    var kinds = Arbitraries.of("hours", "booking", "member", ENTERED);
    var length = Arbitraries.integers().between(1, 4);
    var dice = Arbitraries.randoms();
    return Combinators.combine(kinds, length, dice)
        .as(AnyOrderPropertyTest::history)
        .list()
        .ofMinSize(1)
        .ofMaxSize(8)
        .map(AnyOrderPropertyTest::named);
  }

  private static List<Change> history(String kind, int length, Random dice) {
    var changes = new ArrayList<Change>();
    for (int version = 1; version <= length; version++) {
      changes.add(change(kind, version, dice));
    }
    return changes;
  }

  private static List<List<Change>> named(List<List<Change>> histories) {
    var named = new ArrayList<List<Change>>();
    for (int i = 0; i < histories.size(); i++) {
      var id = "fact-" + i;
      var library = "AAA" + (char) ('A' + i);
      named.add(
          histories.get(i).stream()
              .map(c -> new Change(c.type(), c.isEntered() ? library : id, c.version(), c.body()))
              .toList());
    }
    return named;
  }

  private static Change change(String kind, int version, Random dice) {
    var body =
        switch (kind) {
          case "hours" ->
              Bodies.hours(
                  version,
                  pick(dice, "SUBMITTED", "APPROVED", "APPROVED", "VOIDED"),
                  day(dice),
                  minutes(dice),
                  day(dice),
                  minutes(dice));
          case "booking" ->
              Bodies.booking(
                  version,
                  "5f0c1b7e-93a7-4c3d-8a51-0d8c4f5e7a1" + dice.nextInt(3),
                  day(dice),
                  pick(dice, "CONFIRMED", "ATTENDED", "PARTIAL", "NO_SHOW"));
          case ENTERED -> pick(dice, "ENTERED", "ENTERED", "WITHDRAWN") + " " + dice.nextInt(9);
          default ->
              Bodies.member(
                  version,
                  "2026-02-1" + dice.nextInt(9),
                  dice.nextBoolean() ? null : "2026-0" + (3 + dice.nextInt(3)) + "-15");
        };
    var type =
        switch (kind) {
          case "hours" -> Bodies.HOURS;
          case "booking" -> Bodies.ATTENDANCE;
          case ENTERED -> ENTERED;
          default -> Bodies.MEMBER;
        };
    return new Change(type, "", version, body);
  }

  private static String day(Random dice) {
    return "%s-%02d".formatted(MONTHS.get(dice.nextInt(MONTHS.size())), 1 + dice.nextInt(28));
  }

  private static String minutes(Random dice) {
    return String.valueOf(1 + dice.nextInt(300));
  }

  private static String pick(Random dice, String... values) {
    return values[dice.nextInt(values.length)];
  }
}
