package throughline.tracker.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import throughline.platform.testing.Lane;
import throughline.tracker.engine.database.ReadOnlyTransactions;
import throughline.tracker.figure.Figure;
import throughline.tracker.figure.MeasureHistory;

/** Everything in one answer was true at one moment, also while events arrive. */
class ReadOnlyTransactionTest {

  private static final int LOOKS = Lane.rounds(60, 300);
  private static final LocalDate DAY = LocalDate.parse("2026-04-01");
  private static final List<String> LIBRARIES = List.of("HEAD", "BANB", "WEST", "WITN");

  private final Engine engine = Engine.withShippedMeasures();

  @Test
  void librariesAndMonthsAddUpToTheFigureBesideThemWhileEventsArrive() throws Exception {
    var snapshots = new ReadOnlyTransactions(engine.jdbi);
    var looking = new AtomicBoolean(true);
    var writer = Executors.newSingleThreadExecutor();
    try {
      var written = writer.submit(() -> write(looking));
      long before = 0;
      int moved = 0;
      for (int look = 0; look < LOOKS; look++) {
        var history = snapshots.read(handle -> volunteerHours(handle));
        var figure = history.headline().current().value();
        assertEquals(figure, sum(history.places().stream().map(p -> p.figure()).toList()));
        assertEquals(figure, history.headline().comparison().value());
        assertEquals(figure, sum(history.timeline()), "every hour was worked on this day");
        moved += figure > before ? 1 : 0;
        before = figure;
      }
      looking.set(false);
      written.get();
      assertTrue(moved > LOOKS / 10, "figures moved between only %d looks".formatted(moved));
    } finally {
      looking.set(false);
      writer.shutdownNow();
    }
  }

  private MeasureHistory volunteerHours(org.jdbi.v3.core.Handle handle) {
    var version = engine.measures(handle).version("volunteer-hours", DAY).orElseThrow();
    return MeasureHistory.read(handle, version, DAY, Instant.EPOCH);
  }

  private static long sum(List<Figure> figures) {
    return figures.stream().mapToLong(Figure::value).sum();
  }

  private Void write(AtomicBoolean looking) {
    for (int number = 0; looking.get(); number++) {
      var body =
          Bodies.hours(1, "APPROVED", DAY.toString(), "1")
              .replace("HEAD", LIBRARIES.get(number % LIBRARIES.size()));
      engine.take(engine.record(Bodies.HOURS, "hours-" + number, body));
    }
    return null;
  }
}
