package throughline.demo;

import io.quarkus.arc.profile.UnlessBuildProfile;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import throughline.platform.core.time.London;

/**
 * Tells a year beside the running service, once: one that broke off is not gone on with, since
 * nobody knows how far it came. Files beside the data say so to whoever started the service, and
 * whoever wipes the data wipes them, too.
 */
@ApplicationScoped
@UnlessBuildProfile("test")
class LoadSampleData {

  private static final Logger LOG = Logger.getLogger(LoadSampleData.class);
  private static final int ONCE_EVERYTHING_IS_FILLED = Integer.MAX_VALUE;
  private static final int POLL_MILLIS = 200;

  private final SampleData data;
  private final DemoClock clock;
  private final Path folder;
  private final List<SamplePerson> people;
  private final String service;

  LoadSampleData(
      SampleData data,
      DemoClock clock,
      @ConfigProperty(name = "throughline.demo.folder") Path folder,
      @ConfigProperty(name = "throughline.demo.people") List<SamplePerson> people,
      @ConfigProperty(name = "quarkus.application.name") String service) {
    this.data = data;
    this.clock = clock;
    this.folder = folder;
    this.people = people;
    this.service = service;
  }

  void begin(@Observes @Priority(ONCE_EVERYTHING_IS_FILLED) StartupEvent start) {
    if (Files.exists(file("ended"))) {
      return;
    }
    if (Files.exists(file("begun"))) {
      report("broke-off", List.of("the service ended before its part was told"));
      return;
    }
    var thread = new Thread(this::tell, "demo-year");
    thread.setDaemon(true);
    thread.start();
  }

  private void tell() {
    try {
      report("begun", List.of());
      var year =
          SampleYear.before(London.today(clock), new SamplePeople("demo", people), clock::moveTo);
      data.tell(year);
      report("told", year.tally().lines());
      await("figures");
      data.tellOfFigures(year);
      report("ended", List.of());
      LOG.info("event=demo-year-told");
    } catch (RuntimeException e) {
      LOG.error("event=demo-year-broke-off", e);
      report("broke-off", List.of(String.valueOf(e.getMessage())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns when whoever started the service has given this sign. */
  private void await(String sign) throws InterruptedException {
    while (!Files.exists(folder.resolve(sign))) {
      Thread.sleep(POLL_MILLIS);
    }
  }

  private Path file(String state) {
    return folder.resolve(service + "." + state);
  }

  private void report(String state, List<String> lines) {
    try {
      var next = Files.write(file(state + ".next"), lines);
      Files.move(next, file(state), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
