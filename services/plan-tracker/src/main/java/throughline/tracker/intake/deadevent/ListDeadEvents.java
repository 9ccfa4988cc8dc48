package throughline.tracker.intake.deadevent;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
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
          var cause = wanted.cause();
          var events = deadEvents.open(handle, cause, wanted.id(), wanted.before(), wanted.limit());
          var first = events.isEmpty() ? wanted.id() : events.get(0).id();
          var last = events.isEmpty() ? wanted.id() : events.get(events.size() - 1).id();
          var earlier = !deadEvents.open(handle, cause, first, true, 1).isEmpty();
          var later = !deadEvents.open(handle, cause, last, false, 1).isEmpty();
          return new DeadEventPart(events, earlier ? first : null, later ? last : null);
        });
  }

  public List<DeadCause> causes(int limit) {
    return jdbi.withHandle(handle -> deadEvents.causes(handle, null, limit));
  }

  public Optional<DeadCause> cause(String id) {
    return jdbi.withHandle(handle -> deadEvents.causes(handle, id, 1)).stream().findFirst();
  }

  public Optional<DeadEvent> find(long id) {
    return jdbi.withHandle(handle -> deadEvents.open(handle, null, id - 1, false, 1)).stream()
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
