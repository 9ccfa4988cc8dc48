package throughline.tracker.deadevent;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The records that wait for somebody to look at them. */
@Startup
@Singleton
public class ListDeadEvents {

  private final Jdbi jdbi;
  private final DeadEvents deadEvents = new DeadEvents();

  ListDeadEvents(Jdbi jdbi, MeterRegistry registry) {
    this.jdbi = jdbi;
    Gauge.builder("dead.events", this, ListDeadEvents::count)
        .description("Records that were set aside and wait for a person")
        .register(registry);
  }

  /** A part of those that are open. */
  public DeadEventPart open(DeadEventsWanted wanted) {
    return jdbi.withHandle(
        handle -> {
          var events = events(handle, wanted);
          var first = events.isEmpty() ? wanted.id() : events.get(0).id();
          var last = events.isEmpty() ? wanted.id() : events.get(events.size() - 1).id();
          var earlier = !deadEvents.openBefore(handle, first, 1).isEmpty();
          var later = !deadEvents.openAfter(handle, last, 1).isEmpty();
          return new DeadEventPart(events, earlier ? first : null, later ? last : null);
        });
  }

  private List<DeadEvent> events(Handle handle, DeadEventsWanted wanted) {
    if (!wanted.before()) {
      return deadEvents.openAfter(handle, wanted.id(), wanted.limit());
    }
    var newestFirst = new ArrayList<>(deadEvents.openBefore(handle, wanted.id(), wanted.limit()));
    Collections.reverse(newestFirst);
    return newestFirst;
  }

  /** How many are open. */
  public long count() {
    return jdbi.withHandle(deadEvents::countOpen);
  }
}
