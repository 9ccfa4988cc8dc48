package throughline.local;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import throughline.client.Caller;
import throughline.client.Figure;
import throughline.client.Figures;

/**
 * Waits until the services have made up their year and the tracker shows what they counted. Each
 * begins its part once it is up, whether or not anybody can sign in yet.
 */
final class Demo {
  private static final Duration LIMIT = Duration.ofMinutes(15);
  private static final Duration FIGURES_LIMIT = Duration.ofMinutes(5);
  private static final int POLL_MILLIS = 200;

  private final Settings settings;
  private final DemoFolder folder;
  private final Console console;
  private final Stopwatch watch = new Stopwatch();

  Demo(Settings settings, Console console) {
    this.settings = settings;
    this.folder = new DemoFolder(new Workspace(settings.folder()));
    this.console = console;
  }

  /**
   * @param postgres commits on the disk again before the year is said to be complete
   */
  void load(PostgreSql postgres) throws IOException, InterruptedException, SQLException {
    if (folder.isComplete()) {
      console.say("The demonstration's data is here: ./run --demo --fresh makes it up anew.");
      return;
    }
    await("year told", folder::isTold);
    DemoFigures figures = awaitFigures();
    console.say("");
    console.say(figures.table());
    console.say("");
    if (!figures.areAsCounted()) {
      throw new CannotStart("The plan tracker does not show what the services counted.");
    }
    folder.figuresAreCounted();
    await("all told", folder::hasEnded);
    postgres.commitOnDisk();
    folder.complete();
    console.say(
        "Loaded in %s; every figure is what the services counted."
            .formatted(Console.seconds(watch.elapsed())));
    console.say("");
    console.say(sights());
  }

  private String sights() {
    Caller lead = new Callers(settings).demo("strategy-lead", SuiteService.TRACKER);
    return DemoSights.of(lead::get, LocalDate.now(ZoneId.of("Europe/London")))
        .table(settings.address(SuiteService.TRACKER.port()));
  }

  private void await(String step, Predicate<SuiteService> isThere) throws InterruptedException {
    Set<SuiteService> left = EnumSet.allOf(SuiteService.class);
    while (!left.isEmpty()) {
      for (SuiteService service : Set.copyOf(left)) {
        if (isThere.test(service)) {
          console.step(service.folder(), step, watch.elapsed());
          left.remove(service);
        }
      }
      refuseBrokenOff();
      Thread.sleep(POLL_MILLIS);
    }
  }

  private void refuseBrokenOff() {
    folder
        .brokeOff()
        .ifPresent(
            why -> {
              throw new CannotStart(
                  "The demonstration's year broke off (%s): start it again with ./run --demo --fresh."
                      .formatted(why));
            });
    if (watch.isPast(LIMIT)) {
      throw new CannotStart("The demonstration's year was not loaded in %s.".formatted(LIMIT));
    }
  }

  private DemoFigures awaitFigures() throws InterruptedException {
    Caller lead = new Callers(settings).demo("strategy-lead", SuiteService.TRACKER);
    Stopwatch waited = new Stopwatch();
    while (true) {
      Map<String, Figure> shown = Figures.read(lead);
      DemoFigures figures = DemoFigures.of(folder.counted(), shown);
      if (figures.areAsCounted() || waited.isPast(FIGURES_LIMIT)) {
        console.step(SuiteService.TRACKER.folder(), "figures counted", watch.elapsed());
        return figures;
      }
      Thread.sleep(POLL_MILLIS);
    }
  }
}
