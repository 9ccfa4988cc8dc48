package throughline.tracker.engine.log;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The table of how far the log went when the intake last looked, partition by partition. */
public final class IntakeLooks {

  private static final String NOTE =
      """
      INSERT INTO intake_look (topic, partition, end_offset, written_at, looked_at)
      SELECT topic, partition, end_offset, written_at, :at
        FROM unnest(:topics, :partitions, :ends, :written) AS seen (topic, partition, end_offset, written_at)
       ORDER BY topic, partition
      ON CONFLICT ON CONSTRAINT intake_look_pk
      DO UPDATE SET end_offset = EXCLUDED.end_offset, looked_at = EXCLUDED.looked_at,
                    written_at = coalesce(EXCLUDED.written_at, intake_look.written_at)
      """;

  private static final String BEGIN_AGAIN =
      """
      UPDATE intake_progress AS p SET next_offset = seen.position
        FROM unnest(:topics, :partitions, :ends, :positions) AS seen (topic, partition, end_offset, position)
       WHERE p.topic = seen.topic AND p.partition = seen.partition AND p.next_offset > seen.end_offset
      """;

  private IntakeLooks() {}

  /**
   * A look at a partition.
   *
   * @param position the offset of the record that is read next
   * @param end the offset after the last record that the log has
   * @param written when the last record that was read was written; null when none was
   */
  public record Look(String topic, int partition, long position, long end, Instant written) {}

  public static void note(Handle handle, List<Look> looks, Instant at) {
    handle
        .createUpdate(BEGIN_AGAIN)
        .bindArray("topics", String.class, looks.stream().map(Look::topic).toList())
        .bindArray("partitions", Integer.class, looks.stream().map(Look::partition).toList())
        .bindArray("ends", Long.class, looks.stream().map(Look::end).toList())
        .bindArray("positions", Long.class, looks.stream().map(Look::position).toList())
        .execute();
    handle
        .createUpdate(NOTE)
        .bindArray("topics", String.class, looks.stream().map(Look::topic).toList())
        .bindArray("partitions", Integer.class, looks.stream().map(Look::partition).toList())
        .bindArray("ends", Long.class, looks.stream().map(Look::end).toList())
        .bindArray(
            "written",
            OffsetDateTime.class,
            looks.stream()
                .map(look -> look.written() == null ? null : look.written().atOffset(UTC))
                .toList())
        .bind("at", at)
        .execute();
  }
}
