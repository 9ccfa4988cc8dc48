package throughline.tracker.engine.log;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.time.London;

/** The table of what the log deleted before it was read. */
public final class LogGaps {

  private static final String NOTE =
      """
      INSERT INTO log_gap (topic, partition, from_offset, to_offset, noticed_at)
      VALUES (:topic, :partition, :from, :to, :at)
      """;

  private static final String SINCE =
      """
      SELECT topic, partition, to_offset - from_offset AS events, noticed_at
        FROM log_gap
       WHERE noticed_at >= :since
       ORDER BY noticed_at DESC, topic, partition
      """;

  private LogGaps() {}

  /** Events that nobody read. */
  public record Gap(String topic, int partition, long events, Instant noticedAt) {}

  public static void note(Handle handle, TopicPartition partition, long from, long to, Instant at) {
    handle
        .createUpdate(NOTE)
        .bind("topic", partition.topic())
        .bind("partition", partition.partition())
        .bind("from", from)
        .bind("to", to)
        .bind("at", at)
        .execute();
  }

  public static List<Gap> since(Handle handle, LocalDate day) {
    return handle
        .createQuery(SINCE)
        .bind("since", day.atStartOfDay(London.ZONE).toInstant())
        .mapTo(Gap.class)
        .list();
  }
}
