package throughline.tracker.intake;

import io.quarkus.logging.Log;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jdbi.v3.core.Jdbi;
import throughline.tracker.engine.log.IntakeLooks;

/**
 * Notes now and then how far the log goes in the partitions of a reader, so that pages can say how
 * far behind the intake is. What the consumer knows already is enough: the broker is not asked. But
 * it must go on answering: a consumer waits without a word for one that is away, and knows what it
 * knew.
 */
final class LookAhead {

  private static final Duration EVERY = Duration.ofSeconds(1);

  /** Longer than between two heartbeats, which a reader without partitions has alone. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final String RECEIVED = "incoming-byte-total";

  private final Jdbi jdbi;
  private final Clock clock;
  private final Map<TopicPartition, Instant> written = new HashMap<>();
  private Instant last = Instant.EPOCH;
  private Instant heard;
  private double received;

  LookAhead(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  boolean look(Consumer<String, byte[]> consumer, ConsumerRecords<String, byte[]> polled) {
    for (var partition : polled.partitions()) {
      var records = polled.records(partition);
      written.put(partition, Instant.ofEpochMilli(records.get(records.size() - 1).timestamp()));
    }
    var now = clock.instant();
    if (!answers(consumer, now)) {
      return false;
    }
    if (!now.isBefore(last.plus(EVERY)) && !consumer.assignment().isEmpty()) {
      note(consumer, now);
    }
    return true;
  }

  private boolean answers(Consumer<String, byte[]> consumer, Instant now) {
    double before = received;
    received = received(consumer);
    if (heard == null || received != before) {
      heard = now;
    }
    return now.isBefore(heard.plus(PATIENCE));
  }

  private static double received(Consumer<String, byte[]> consumer) {
    return consumer.metrics().entrySet().stream()
        .filter(metric -> metric.getKey().group().equals("consumer-metrics"))
        .filter(metric -> metric.getKey().name().equals(RECEIVED))
        .mapToDouble(metric -> (double) metric.getValue().metricValue())
        .findFirst()
        .orElseThrow();
  }

  private void note(Consumer<String, byte[]> consumer, Instant now) {
    var looks = looks(consumer);
    if (!looks.isEmpty()) {
      last = now;
      note(looks, now);
    }
  }

  private List<IntakeLooks.Look> looks(Consumer<String, byte[]> consumer) {
    var looks = new ArrayList<IntakeLooks.Look>();
    for (var partition : consumer.assignment()) {
      consumer
          .currentLag(partition)
          .ifPresent(
              lag ->
                  looks.add(
                      new IntakeLooks.Look(
                          partition.topic(),
                          partition.partition(),
                          consumer.position(partition),
                          consumer.position(partition) + lag,
                          written.get(partition))));
    }
    return looks;
  }

  private void note(List<IntakeLooks.Look> looks, Instant now) {
    try {
      jdbi.useTransaction(handle -> IntakeLooks.note(handle, looks, now));
    } catch (RuntimeException e) {
      // The intake says what keeps it waiting; pages say since when nobody has looked.
      Log.debugf("intake=not-noted cause=%s", e.getClass().getSimpleName());
    }
  }
}
