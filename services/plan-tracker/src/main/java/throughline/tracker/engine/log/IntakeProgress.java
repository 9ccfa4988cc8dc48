package throughline.tracker.engine.log;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.jdbi.v3.core.Handle;

/** The table of how far the log was taken in, partition by partition. */
public final class IntakeProgress {

  private static final String NOTE =
      """
      INSERT INTO intake_progress (topic, partition, next_offset, known_at)
      SELECT topic, partition, next_offset, :at
        FROM unnest(:topics, :partitions, :offsets) AS seen (topic, partition, next_offset)
       ORDER BY topic, partition
      ON CONFLICT ON CONSTRAINT intake_progress_pk
      DO UPDATE SET next_offset = EXCLUDED.next_offset, known_at = EXCLUDED.known_at
       WHERE intake_progress.next_offset < EXCLUDED.next_offset
      """;

  private record Progress(String topic, int partition, long nextOffset) {}

  private static final String READ = "SELECT topic, partition, next_offset FROM intake_progress";

  private IntakeProgress() {}

  public static Map<TopicPartition, Long> read(Handle handle) {
    return handle
        .createQuery(READ)
        .mapTo(Progress.class)
        .collect(
            Collectors.toMap(
                read -> new TopicPartition(read.topic(), read.partition()), Progress::nextOffset));
  }

  public static void note(Handle handle, List<LogRecord> records, Instant at) {
    var next = new LinkedHashMap<TopicPartition, Long>();
    for (var record : records) {
      var place = record.place();
      next.merge(
          new TopicPartition(place.topic(), place.partition()), place.offset() + 1, Math::max);
    }
    handle
        .createUpdate(NOTE)
        .bindArray(
            "topics", String.class, next.keySet().stream().map(TopicPartition::topic).toList())
        .bindArray(
            "partitions",
            Integer.class,
            next.keySet().stream().map(TopicPartition::partition).toList())
        .bindArray("offsets", Long.class, List.copyOf(next.values()))
        .bind("at", at)
        .execute();
  }
}
