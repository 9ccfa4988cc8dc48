package throughline.tracker.engine.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.Test;
import throughline.platform.core.refusal.TookTooLong;
import throughline.tracker.engine.Engine;

/** No question of a page goes on for ever. */
class ReadOnlyTransactionsTest {

  private final Engine engine = Engine.withShippedMeasures();
  private final ReadOnlyTransactions snapshots = new ReadOnlyTransactions(engine.jdbi);

  @Test
  void aQuestionThatTakesTooLongIsGivenUpInWordsAndTheNextIsAnswered() {
    for (int i = 0; i < 2; i++) {
      var given = assertThrows(TookTooLong.class, () -> ask("SET LOCAL statement_timeout = 50"));
      assertTrue(given.getMessage().contains("Ask for fewer days"), given.getMessage());
      assertEquals("1min", ask("SHOW statement_timeout"), "of every page");
    }
  }

  @Test
  void anyOtherFailureStaysWhatItIs() {
    assertThrows(
        UnableToExecuteStatementException.class,
        () -> snapshots.read(handle -> handle.execute("SELECT 1 / 0")));
  }

  private String ask(String sql) {
    return snapshots.read(
        handle -> {
          if (sql.startsWith("SHOW")) {
            return handle.createQuery(sql).mapTo(String.class).one();
          }
          handle.execute(sql);
          return handle.createQuery("SELECT pg_sleep(60)::text").mapTo(String.class).one();
        });
  }
}
