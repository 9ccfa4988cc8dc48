package throughline.tracker.intake.deadevent;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The records that wait for somebody to look at them. */
@Startup
@Singleton
public class ListDeadEvents {

  public static final int CAUSES = 20;

  private final Jdbi jdbi;
  private final DeadEvents deadEvents = new DeadEvents();

  ListDeadEvents(Jdbi jdbi, MeterRegistry registry) {
    this.jdbi = jdbi;
    Gauge.builder("dead.events", this, ListDeadEvents::count)
        .description("Records that were set aside and wait for a person")
        .register(registry);
  }

  public DeadEventPart open(DeadEventsWanted wanted) {
    return jdbi.withHandle(
        handle -> {
          var events = events(handle, wanted);
          var first = events.isEmpty() ? wanted.id() : events.get(0).id();
          var last = events.isEmpty() ? wanted.id() : events.get(events.size() - 1).id();
          var earlier = !deadEvents.openBefore(handle, wanted.cause(), first, 1).isEmpty();
          var later = !deadEvents.openAfter(handle, wanted.cause(), last, 1).isEmpty();
          return new DeadEventPart(events, earlier ? first : null, later ? last : null);
        });
  }

  private List<DeadEvent> events(Handle handle, DeadEventsWanted wanted) {
    if (!wanted.before()) {
      return deadEvents.openAfter(handle, wanted.cause(), wanted.id(), wanted.limit());
    }
    var newestFirst =
        new ArrayList<>(deadEvents.openBefore(handle, wanted.cause(), wanted.id(), wanted.limit()));
    Collections.reverse(newestFirst);
    return newestFirst;
  }

  public List<DeadCause> causes(int limit) {
    return jdbi.withHandle(handle -> deadEvents.causes(handle, null, limit));
  }

  public Optional<DeadCause> cause(String id) {
    return jdbi.withHandle(handle -> deadEvents.causes(handle, id, 1)).stream().findFirst();
  }

  public Optional<DeadEvent> find(long id) {
    return jdbi.withHandle(handle -> deadEvents.openAfter(handle, null, id - 1, 1)).stream()
        .filter(event -> event.id() == id)
        .findFirst();
  }

  public long count() {
    return jdbi.withHandle(deadEvents::countOpen);
  }

  /**
   * A part of the list, oldest first.
   *
   * @param previous the part before ends before this event; null when there is none
   * @param next the part after begins after this event; null when there is none
   */
  public record DeadEventPart(List<DeadEvent> events, Long previous, Long next) {}
}
