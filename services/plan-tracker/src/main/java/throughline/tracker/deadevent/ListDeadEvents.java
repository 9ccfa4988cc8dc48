package throughline.tracker.deadevent;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** The records that wait for somebody to look at them. */
@Startup
@Singleton
public class ListDeadEvents {

  private static final int SHOWN = 100;

  private final Jdbi jdbi;
  private final DeadEvents deadEvents = new DeadEvents();

  ListDeadEvents(Jdbi jdbi, MeterRegistry registry) {
    this.jdbi = jdbi;
    Gauge.builder("dead.events", this, ListDeadEvents::count)
        .description("Records that were set aside and wait for a person")
        .register(registry);
  }

  /** The oldest of those that are open. */
  public List<DeadEvent> open() {
    return jdbi.withHandle(handle -> deadEvents.open(handle, SHOWN));
  }

  /** How many are open. */
  public long count() {
    return jdbi.withHandle(deadEvents::countOpen);
  }
}
