package throughline.tracker.figure.change;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import throughline.tracker.engine.Bodies;
import throughline.tracker.engine.Engine;
import throughline.tracker.figure.Figure;
import throughline.tracker.figure.FigurePart;
import throughline.tracker.figure.FigureQuestion;
import throughline.tracker.figure.FigureSource;
import throughline.tracker.figure.Figures;
import throughline.tracker.figure.MeasureHistory;

/**
 * Members on a day, by an oracle that keeps what was told of each and on which days anything was:
 * what changed begins and ends with what the figure was on those days of knowledge, and whether
 * there is one is as the README says.
 */
class StocksPropertyTest {

  private static final String MEMBERS = "members-under-5";
  private static final LocalDate START = LocalDate.parse("2026-04-01");
  private static final int DAYS = 120;

  private final Engine engine = Engine.withShippedMeasures();

  private record Told(LocalDate knownOn, LocalDate enrolled, LocalDate left) {

    boolean isMember(LocalDate day) {
      return !day.isBefore(enrolled) && (left == null || day.isBefore(left));
    }
  }

  private final Map<String, List<Told>> histories = new HashMap<>();
  private final TreeSet<LocalDate> words = new TreeSet<>();

  @Property
  void whatChangedIsFromWhatItWasToWhatItIs(@ForAll long seed) {
    var random = new Random(seed);
    happen(random);
    for (int look = 0; look < 40; look++) {
      var since = START.plusDays(random.nextInt(DAYS) - 2);
      var until = since.plusDays(random.nextInt(60));
      var first = LocalDate.of(2026, 3 + random.nextInt(5), 1);
      var last = first.plusMonths(random.nextBoolean() ? 1 : 3).minusDays(1);
      engine.jdbi.useHandle(
          handle -> {
            var all = engine.measures(handle);
            var version = all.version(MEMBERS, until).orElseThrow();
            var question = new FigureQuestion(version, FigureSource.of(version).asked(first, last));
            var change =
                Changes.read(handle, all, List.of(question), Knowledge.endOf(since), until).get(0);
            var said = "%s between %s and %s".formatted(last, since, until);
            assertEquals(number(last, since), change.before().value(), said);
            assertEquals(number(last, until), change.after().value(), said);
            assertEquals(
                text(last, since) + " to " + text(last, until),
                change.before().text() + " to " + change.after().text(),
                said);
            assertEquals(
                Figures.read(handle, question, FigurePart.WHOLE, until).orElseThrow().text(),
                change.after().text());
            assertEquals(number(last, until) - number(last, since), change.difference(), said);
            var view = ChangeView.of(change, asked(since, until), null);
            assertEquals(text(last, since).startsWith("["), view.beforeNotAvailable());
            assertEquals(text(last, until).startsWith("["), view.afterNotAvailable());
            assertEquals(number(last, since), view.before() == null ? 0 : view.before().intValue());
            assertEquals(number(last, until), view.after() == null ? 0 : view.after().intValue());
          });
    }
  }

  private static AskedChange asked(LocalDate since, LocalDate until) {
    return new AskedChange(Knowledge.endOf(since), until, Optional.empty(), FigurePart.WHOLE);
  }

  /** A day has one figure, whether it is asked for by itself or ends a month. */
  @Tag("nightly")
  @Property(tries = 5)
  void whatStandsOnADayIsTheSameWhereverItIsRead(@ForAll long seed) {
    happen(new Random(seed));
    for (int known = -2; known < DAYS + 40; known++) {
      var knownAt = START.plusDays(known);
      engine.jdbi.useHandle(
          handle -> {
            var version = engine.measures(handle).version(MEMBERS, knownAt).orElseThrow();
            var history = MeasureHistory.read(handle, version, knownAt, engine.clock.instant());
            var shown = new ArrayList<>(history.timeline());
            shown.add(history.headline().current());
            shown.add(history.headline().comparison());
            for (var figure : shown) {
              var day = figure.period().lastDay();
              assertEquals(
                  text(day, knownAt),
                  figure.text().replace("No data yet", "No data"),
                  "%s known at %s".formatted(day, knownAt));
            }
          });
    }
  }

  private void happen(Random random) {
    engine.empty();
    histories.clear();
    words.clear();
    int members = 2 + random.nextInt(30);
    for (var day = START; day.isBefore(START.plusDays(DAYS)); day = day.plusDays(gap(random))) {
      engine.on(day.toString());
      words.add(day);
      for (int told = random.nextInt(4); told >= 0; told--) {
        tell(random, "m" + random.nextInt(members), day);
      }
      if (random.nextInt(8) == 0) {
        engine.rollUp();
      }
    }
  }

  private static int gap(Random random) {
    return random.nextInt(9) == 0 ? 1 + random.nextInt(40) : 1 + random.nextInt(3);
  }

  private void tell(Random random, String id, LocalDate knownOn) {
    var history = histories.computeIfAbsent(id, i -> new ArrayList<>());
    var enrolled = LocalDate.parse("2026-03-10").plusDays(random.nextInt(110));
    var left = random.nextBoolean() ? null : enrolled.plusDays(1 + random.nextInt(60));
    history.add(new Told(knownOn, enrolled, left));
    engine.take(
        engine.record(
            Bodies.MEMBER,
            id,
            Bodies.member(
                history.size(), enrolled.toString(), left == null ? null : left.toString())));
  }

  private long number(LocalDate day, LocalDate knownAt) {
    return histories.values().stream()
        .flatMap(
            history ->
                history.stream()
                    .filter(told -> !told.knownOn().isAfter(knownAt))
                    .reduce((one, later) -> later)
                    .stream())
        .filter(told -> told.isMember(day))
        .count();
  }

  private String text(LocalDate day, LocalDate knownAt) {
    long number = number(day, knownAt);
    var first = words.first();
    if (number == 0 && (day.isBefore(first) || knownAt.isBefore(first))) {
      return "No data";
    }
    return day.isBefore(knownAt) && isSilent(day, knownAt)
        ? Figure.NOT_AVAILABLE
        : String.valueOf(number);
  }

  private boolean isSilent(LocalDate day, LocalDate knownAt) {
    var last = words.floor(knownAt);
    return last != null && day.isAfter(last) && !last.plusDays(3).isAfter(knownAt);
  }
}
