package throughline.platform.jobs.work;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Work that takes longer than a person waits for an answer. It begins when the transaction commits
 * that asks for it, goes on after a crash, and its state can be seen for some days.
 */
@ApplicationScoped
public class LongWork {

  /** How long its state is kept. */
  public static final Duration KEPT = Duration.ofDays(14);

  private final WorkTable table;
  private final Clock clock;

  LongWork(WorkTable table, Clock clock) {
    this.table = table;
    this.clock = clock;
  }

  /**
   * Asks for work. The same id asks once, however often it is sent, unless the work has failed.
   *
   * @param kind the name of a {@link WorkKind}
   * @param total steps, of which its progress is told
   */
  @Transactional(MANDATORY)
  public void start(UUID id, String kind, int total) {
    var now = clock.instant();
    table.start(id, kind, total, now, now.plus(KEPT));
  }

  /** How far it is; empty if nobody asked for it, or long ago. */
  public Optional<WorkState> find(UUID id) {
    return table.find(id);
  }
}
