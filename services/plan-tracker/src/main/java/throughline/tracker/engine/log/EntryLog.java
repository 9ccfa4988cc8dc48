package throughline.tracker.engine.log;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/**
 * The log of what people enter here. Whoever writes to it has it alone until the transaction ends,
 * so that entries are checked and stored one after the other.
 */
public final class EntryLog {

  private static final String NAME = "plan-tracker/entered";

  private static final String NEXT =
      """
      INSERT INTO intake_progress (topic, partition, next_offset, known_at)
      VALUES (:topic, 0, 1, :at)
      ON CONFLICT ON CONSTRAINT intake_progress_pk
      DO UPDATE SET next_offset = intake_progress.next_offset + 1, known_at = EXCLUDED.known_at
      RETURNING next_offset - 1
      """;

  private EntryLog() {}

  public static TopicOffset next(Handle handle, Instant at) {
    var offset =
        handle.createQuery(NEXT).bind("topic", NAME).bind("at", at).mapTo(Long.class).one();
    return new TopicOffset(NAME, 0, offset);
  }
}
