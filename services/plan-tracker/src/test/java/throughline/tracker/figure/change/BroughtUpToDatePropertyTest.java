package throughline.tracker.figure.change;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jdbi.v3.core.Handle;
import throughline.tracker.engine.Engine;
import throughline.tracker.engine.RandomRecords;
import throughline.tracker.engine.database.ReadOnlyTransactions;
import throughline.tracker.figure.FigurePart;
import throughline.tracker.figure.FigureQuestion;
import throughline.tracker.figure.FigureSource;
import throughline.tracker.figure.KnowledgePosition;
import throughline.tracker.figure.Period;

/** An earlier answer to which the entries since were added is what is answered when asked anew. */
class BroughtUpToDatePropertyTest {

  private static final LocalDate START = LocalDate.parse("2026-04-01");
  private static final int DAYS = 120;
  private static final Period QUARTER = Period.quarter(LocalDate.parse("2026-05-01"));

  private final Engine engine = Engine.withShippedMeasuresAnd(RandomRecords.PEOPLE_BY_DELIVERY);
  private final ReadOnlyTransactions transactions = new ReadOnlyTransactions(engine.jdbi);

  @Property
  void itIsWhatIsAnsweredAnew(@ForAll long seed) {
    var random = new Random(seed);
    engine.empty();
    var records = new RandomRecords(engine, random);
    var asked = asked(random);
    for (var day = START;
        day.isBefore(START.plusDays(DAYS));
        day = day.plusDays(random.nextInt(6))) {
      engine.on(day.toString());
      records.happen();
      if (random.nextInt(4) == 0) {
        engine.rollUp();
      }
      if (random.nextInt(20) == 0) {
        asked.add(sinceNow(day.plusDays(random.nextInt(DAYS))));
      }
      if (random.nextInt(6) == 0) {
        var revisions = asked.get(random.nextInt(asked.size()));
        var anew = engine.jdbi.withHandle(handle -> totals(handle, revisions));
        var broughtUpToDate = transactions.read(handle -> totals(handle, revisions));
        assertEquals(anew, broughtUpToDate, revisions.toString());
      }
    }
  }

  /** Few enough that most are asked again. */
  private List<Revisions> asked(Random random) {
    var asked = new ArrayList<Revisions>();
    for (int i = 0; i < 3; i++) {
      var since = START.plusDays(random.nextInt(DAYS) - 10);
      asked.add(
          new Revisions(
              Knowledge.endOf(since),
              since.plusDays(random.nextInt(DAYS)),
              random.nextBoolean() ? FigurePart.WHOLE : FigurePart.ofPlace("HEAD")));
    }
    return asked;
  }

  /** From a moment within a day, as a page that was drawn then is. */
  private Revisions sinceNow(LocalDate until) {
    var position =
        transactions.read(handle -> KnowledgePosition.of(handle, engine.clock.instant()));
    return new Revisions(Knowledge.at(position), until, FigurePart.WHOLE);
  }

  private Map<String, Map<ChangeClass, ClassChange>> totals(Handle handle, Revisions revisions) {
    var all = engine.measures(handle);
    var questions =
        RandomRecords.MEASURES.stream()
            .map(measure -> all.version(measure, START.plusDays(DAYS)).orElseThrow())
            .filter(version -> !version.isShare())
            .map(
                version ->
                    new FigureQuestion(
                        version, FigureSource.of(version).asked(QUARTER.from(), QUARTER.lastDay())))
            .toList();
    var totals = revisions.totals(handle, questions);
    var named = new HashMap<String, Map<ChangeClass, ClassChange>>();
    for (int i = 0; i < totals.size(); i++) {
      named.put(questions.get(i).version().measure().id(), totals.get(i));
    }
    return named;
  }
}
