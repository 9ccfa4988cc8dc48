package throughline.tracker.figure.drilldown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jdbi.v3.core.Handle;
import throughline.tracker.engine.Engine;
import throughline.tracker.engine.RandomRecords;
import throughline.tracker.engine.database.ReadOnlyTransactions;
import throughline.tracker.figure.FigurePart;
import throughline.tracker.figure.FigureQuestion;
import throughline.tracker.figure.FigureSource;
import throughline.tracker.figure.Figures;
import throughline.tracker.figure.KnowledgePosition;
import throughline.tracker.figure.Period;
import throughline.tracker.figure.drilldown.ContributionList.After;
import throughline.tracker.figure.drilldown.ContributionList.Row;

/**
 * Whatever became known before and since: a figure opens into lines that add up to what was shown,
 * the same ones page by page, forwards and back, and all at once.
 */
class LinesPropertyTest {

  private static final LocalDate START = LocalDate.parse("2026-04-01");
  private static final Set<String> BY_DELIVERY =
      Set.of("bipc-sessions-attended", "people-by-delivery");

  private static final LinesAsked.Line END = new LinesAsked.Line(LocalDate.of(9999, 1, 1), 0, 0);

  private final Engine engine = Engine.withShippedMeasuresAnd(RandomRecords.PEOPLE_BY_DELIVERY);
  private final ReadOnlyTransactions snapshots = new ReadOnlyTransactions(engine.jdbi);
  private final OpenFigure openFigure = new OpenFigure(snapshots, engine.measures, engine.clock);
  private final ContributionList rows =
      new ContributionList(snapshots, engine.measures, engine.clock);

  /** A figure as somebody saw it. */
  private record Shown(AskedFigure asked, long value) {}

  @Property
  void linesAddUpToWhatWasShownAndEachPageHasItsOwn(@ForAll long seed) {
    var random = new Random(seed);
    engine.empty();
    var records = new RandomRecords(engine, random);
    var shown = new ArrayList<Shown>();
    for (var day = START; day.isBefore(START.plusDays(90)); day = day.plusDays(random.nextInt(6))) {
      engine.on(day.toString());
      records.happen();
      if (random.nextInt(5) == 0) {
        engine.rollUp();
      }
      if (random.nextInt(3) == 0) {
        shown.add(look(random, records.day(), day));
      }
    }
    shown.forEach(this::check);
  }

  /** At a figure as it is known now, or was at the end of a day before. */
  private Shown look(Random random, LocalDate first, LocalDate today) {
    var measure = RandomRecords.MEASURES.get(random.nextInt(RandomRecords.MEASURES.size()));
    var asked =
        new AskedFigure(
            measure,
            OptionalInt.empty(),
            Optional.of(Period.between(first, first.plusDays(random.nextInt(60)))),
            part(random, measure),
            today.minusDays(random.nextInt(3) == 0 ? random.nextInt(20) : 0),
            Optional.empty());
    return snapshots.read(
        handle -> {
          var version =
              engine.measures(handle).version(asked.measure(), asked.knownAt()).orElseThrow();
          var period = asked.period(FigureSource.of(version));
          var figure =
              Figures.read(
                  handle, new FigureQuestion(version, period), asked.part(), asked.knownAt());
          var position = KnowledgePosition.of(handle, engine.clock.instant());
          return new Shown(
              new AskedFigure(
                  asked.measure(),
                  asked.rule(),
                  asked.days(),
                  asked.part(),
                  asked.knownAt(),
                  Optional.of(position)),
              figure.orElseThrow().value());
        });
  }

  private static FigurePart part(Random random, String measure) {
    return switch (random.nextInt(BY_DELIVERY.contains(measure) ? 3 : 2)) {
      case 0 -> FigurePart.WHOLE;
      case 1 -> FigurePart.ofPlace("HEAD");
      default -> FigurePart.ofSplit("delivery", "ONLINE");
    };
  }

  private void check(Shown shown) {
    snapshots.read(
        handle -> {
          var scope =
              FigureScope.of(handle, engine.measures, shown.asked(), engine.clock.instant())
                  .orElseThrow();
          var all = new ArrayList<FactLine>();
          FactLines.each(handle, scope, all::add);
          var what = shown.toString();
          assertEquals(shown.value(), sum(scope, all), what);
          assertEquals(
              shown.value(), ShownTotal.of(handle, scope, scope.now(handle).value()), what);
          assertEquals(OptionalLong.of(all.size()), FactLines.count(handle, scope, shown.value()));
          for (int limit = 1; limit < 4; limit++) {
            assertEquals(all, forwards(handle, scope, limit), what);
            assertEquals(all, backwards(handle, scope, limit), what);
          }
          return null;
        });
    var opened = openFigure.open(shown.asked(), LinesAsked.FIRST).orElseThrow();
    assertEquals(shown.value(), opened.total());
    checkLedger(shown, opened);
  }

  /** The rows of the ledger add up to it, too; of people somebody may have several. */
  private void checkLedger(Shown shown, OpenFigure.OpenedFigure opened) {
    var unit = opened.measure().unit();
    var sum = BigDecimal.ZERO;
    var page = rows.open(shown.asked(), After.NOTHING, 3).orElseThrow();
    assertEquals(unit.number(shown.value()), page.total());
    while (!page.rows().isEmpty()) {
      sum = page.rows().stream().map(Row::amount).reduce(sum, BigDecimal::add);
      var last = page.rows().get(page.rows().size() - 1);
      page = rows.open(shown.asked(), new After(last.effectiveOn(), last.id()), 3).orElseThrow();
    }
    if (!opened.ofPeople()) {
      assertEquals(0, sum.compareTo(page.total()), shown.toString());
    }
  }

  /** Of people each counts once whose lines come to anything, however many they are. */
  private static long sum(FigureScope scope, List<FactLine> lines) {
    if (!scope.source().countsPeople()) {
      return lines.stream().mapToLong(FactLine::amount).sum();
    }
    assertTrue(lines.stream().allMatch(line -> line.person() != null));
    var ofPerson = new HashMap<String, Long>();
    lines.forEach(line -> ofPerson.merge(line.person(), line.amount(), Long::sum));
    return ofPerson.values().stream().filter(amount -> amount > 0).count();
  }

  private static List<FactLine> forwards(Handle handle, FigureScope scope, int limit) {
    var lines = new ArrayList<FactLine>();
    var page = FactLines.some(handle, scope, LinesAsked.FIRST, limit);
    while (!page.isEmpty()) {
      lines.addAll(page);
      var last = LinesAsked.Line.of(page.get(page.size() - 1));
      page = FactLines.some(handle, scope, new LinesAsked(2, last, false), limit);
    }
    return lines;
  }

  private static List<FactLine> backwards(Handle handle, FigureScope scope, int limit) {
    var lines = new ArrayList<FactLine>();
    var page = FactLines.some(handle, scope, new LinesAsked(2, END, true), limit);
    while (!page.isEmpty()) {
      lines.addAll(0, page);
      var first = LinesAsked.Line.of(page.get(0));
      page = FactLines.some(handle, scope, new LinesAsked(2, first, true), limit);
    }
    return lines;
  }
}
