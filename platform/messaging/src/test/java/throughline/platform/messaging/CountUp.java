package throughline.platform.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A use case as a service has it: change an aggregate, append the fact. */
@ApplicationScoped
class CountUp {

  static final String TOPIC = "outbox-test-wiring";

  private final EntityManager entityManager;
  private final Outbox outbox;
  private final Clock clock;

  CountUp(EntityManager entityManager, Outbox outbox, Clock clock) {
    this.entityManager = entityManager;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Transactional
  void countUp(String id) {
    outbox.append(event(id, raised(id)));
  }

  @Transactional
  void countUpThenFail(String id) {
    outbox.append(event(id, raised(id)));
    throw new IllegalStateException("the use case failed after it had appended");
  }

  @Transactional
  void countUpWith(String id, Object body) {
    var version = raised(id);
    outbox.append(event(id, version, body));
  }

  /** Appends what happened earlier. */
  @Transactional
  void countUpAt(String id, Instant occurredAt) {
    var event = event(id, raised(id));
    outbox.append(
        new OutboxEvent(
            event.type(),
            event.topic(),
            event.dataSchema(),
            event.aggregateType(),
            event.aggregateId(),
            event.version(),
            occurredAt,
            event.body()));
  }

  /** Leaves its change unflushed, so that only the outbox can put the update before the event. */
  @Transactional
  void countUpUnflushed(String id, Runnable afterAppend) {
    var counted = entityManager.find(Counted.class, id);
    counted.amount++;
    outbox.append(event(id, counted.version + 1));
    afterAppend.run();
  }

  @Transactional
  void create(String id) {
    entityManager.persist(new Counted(id));
  }

  void appendOutside(String id) {
    outbox.appendAll(List.of(event(id, 1)));
  }

  @Transactional
  int amount(String id) {
    var counted = entityManager.find(Counted.class, id);
    return counted == null ? 0 : counted.amount;
  }

  private long raised(String id) {
    var counted = entityManager.find(Counted.class, id);
    if (counted == null) {
      counted = new Counted(id);
      counted.amount = 1;
      entityManager.persist(counted);
    } else {
      counted.amount++;
    }
    entityManager.flush();
    return counted.version;
  }

  private OutboxEvent event(String id, long version) {
    return event(id, version, Map.of("version", version));
  }

  private OutboxEvent event(String id, long version, Object body) {
    return new OutboxEvent(
        "throughline.test.counted-up.v1",
        TOPIC,
        "urn:throughline:test:counted-up.v1",
        "counted",
        id,
        version,
        clock.instant(),
        body);
  }

  @Singleton
  static class Clocks {
    @Produces
    @Singleton
    Clock clock() {
      return Clock.systemUTC();
    }
  }
}
