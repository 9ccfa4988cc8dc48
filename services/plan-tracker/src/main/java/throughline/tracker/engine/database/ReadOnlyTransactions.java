package throughline.tracker.engine.database;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import java.time.Duration;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import throughline.platform.core.refusal.TookTooLong;

/**
 * Reads an answer in one read-only transaction, so that everything on a page was true at the same
 * time, however many questions it takes and whatever comes in meanwhile.
 */
public final class ReadOnlyTransactions {

  /** Whoever asked has gone by then, and the question would go on without a reader. */
  static final Duration LONGEST = Duration.ofMinutes(1);

  /**
   * With memory for the different people of a large figure, and plans for short questions: made for
   * what is asked, not kept from another; without helpers; and by indexes, since what is asked is
   * in memory.
   */
  private static final String READ_ONLY =
      """
      SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY;
      SET LOCAL work_mem = '32MB';
      SET LOCAL max_parallel_workers_per_gather = 0;
      SET LOCAL random_page_cost = 1.1;
      SET LOCAL plan_cache_mode = force_custom_plan;
      SET LOCAL statement_timeout = '%ds'
      """
          .formatted(LONGEST.toSeconds());

  private final Jdbi jdbi;

  public ReadOnlyTransactions(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  public <T> T read(HandleCallback<T, RuntimeException> questions) {
    try {
      return jdbi.inTransaction(
          (Handle handle) -> {
            handle.execute(READ_ONLY);
            AnswerCache.begin(handle);
            return questions.withHandle(handle);
          });
    } catch (JdbiException failure) {
      throw SqlFailure.isGivenUp(failure)
          ? new TookTooLong(
              "There is too much to look through. Ask for fewer days, or again when less is going"
                  + " on.",
              failure)
          : failure;
    }
  }

  /** Suspends the running transaction, which sees rows that others commit meanwhile. */
  public <T> T readBeside(HandleCallback<T, RuntimeException> questions) {
    try {
      return QuarkusTransaction.suspendingExisting().call(() -> read(questions));
    } catch (QuarkusTransactionException wrapped) {
      throw wrapped.getCause() instanceof RuntimeException refusal ? refusal : wrapped;
    }
  }
}
