package throughline.tracker.engine;

import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;

/** Counts the statements that an engine's database is sent. */
public final class QueryCounter implements SqlLogger {

  private int statements;

  private QueryCounter() {}

  /** From now on. */
  public static QueryCounter of(Engine engine) {
    var counter = new QueryCounter();
    engine.jdbi.setSqlLogger(counter);
    return counter;
  }

  @Override
  public void logAfterExecution(StatementContext context) {
    statements++;
  }

  /** How many there were since it was asked last. */
  public int take() {
    var counted = statements;
    statements = 0;
    return counted;
  }
}
