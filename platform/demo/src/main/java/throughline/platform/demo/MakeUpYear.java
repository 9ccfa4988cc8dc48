package throughline.platform.demo;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.ObserverMethod;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import throughline.platform.core.time.London;

/**
 * Makes up a year beside the running service, once: whoever starts it again after it was told finds
 * it as it is, and one that broke off is not gone on with, since nobody knows how far it came.
 */
@ApplicationScoped
class MakeUpYear {

  private static final Logger LOG = Logger.getLogger(MakeUpYear.class);
  private static final int ONCE_EVERYTHING_IS_FILLED = ObserverMethod.DEFAULT_PRIORITY + 100;
  private static final int THREADS = 3;

  private final DemoConfig config;
  private final DemoClockSource source;
  private final Instance<DemoPart> parts;
  private final Clock clock;
  private final String service;

  MakeUpYear(
      DemoConfig config,
      DemoClockSource source,
      Instance<DemoPart> parts,
      Clock clock,
      @ConfigProperty(name = "quarkus.application.name") String service) {
    this.config = config;
    this.source = source;
    this.parts = parts;
    this.clock = clock;
    this.service = service;
  }

  void begin(@Observes @Priority(ONCE_EVERYTHING_IS_FILLED) StartupEvent start) {
    config.folder().map(folder -> new Report(folder, service)).ifPresent(this::begin);
  }

  private void begin(Report report) {
    if (report.hasEnded()) {
      return;
    }
    if (report.hasBegun()) {
      report.brokeOff("the service ended before its part was told");
      return;
    }
    var thread = new Thread(() -> tell(report), "demo-year");
    thread.setDaemon(true);
    thread.start();
  }

  private void tell(Report report) {
    try {
      report.awaitGo();
      report.begin();
      var year = DemoYear.before(London.today(clock));
      var tally = new Tally();
      var people = new DemoPeople("demo", config.people().orElse(List.of()));
      int stories = tell(MakeUpYear::standsAlone, THREADS, year, people, tally);
      stories += tell(DemoPart::goesOnAfterOthers, THREADS, year, people, tally);
      report.told(tally.lines());
      report.awaitFigures();
      stories += tell(DemoPart::isOfFigures, 1, year, people, tally);
      report.end();
      LOG.infof("event=demo-year-told stories=%d", stories);
    } catch (ExecutionException e) {
      brokeOff(e.getCause(), report);
    } catch (RuntimeException e) {
      brokeOff(e, report);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean standsAlone(DemoPart part) {
    return !part.goesOnAfterOthers() && !part.isOfFigures();
  }

  private int tell(
      Predicate<DemoPart> which, int threads, DemoYear year, DemoPeople people, Tally tally)
      throws ExecutionException, InterruptedException {
    var stories =
        parts.stream()
            .filter(which)
            .flatMap(part -> part.stories(year, people, tally).stream())
            .toList();
    new TellStories(threads).tell(stories, source.movableClock().orElseThrow());
    return stories.size();
  }

  private static void brokeOff(Throwable why, Report report) {
    LOG.error("event=demo-year-broke-off", why);
    report.brokeOff(String.valueOf(why.getMessage()));
  }
}
