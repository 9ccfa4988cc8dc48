package throughline.platform.testing;

import java.util.Collection;

/**
 * Ends the database session of whoever makes the n-th write: what PostgreSQL sees of a process that
 * is killed there. Writes are the statements that insert or update, and once more each of their
 * rows when the transaction is about to commit, so that counting n up from 1 cuts a use case off at
 * every boundary at which it can leave a half behind:
 *
 * <pre>{@code
 * for (int n = 1; KilledAtWrite.number(n, List.of("hours_entry", "outbox"), () -> work()); n++) {
 *   assertNothingIsHalf();
 * }
 * }</pre>
 */
public final class KilledAtWrite {

  /** A sequence goes on counting although the transaction that counted is gone. */
  private static final String WATCH =
      """
      CREATE SEQUENCE write_of_a_test;
      CREATE FUNCTION kill_write_of_a_test() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
      BEGIN
        IF nextval('write_of_a_test') = %d THEN
          PERFORM pg_terminate_backend(pg_backend_pid());
          PERFORM pg_sleep(10);
        END IF;
        RETURN NULL;
      END $$;
      """;

  private static final String WATCH_TABLE =
      """
      CREATE TRIGGER kill_statement_of_a_test BEFORE INSERT OR UPDATE ON %1$s
        FOR EACH STATEMENT EXECUTE FUNCTION kill_write_of_a_test();
      CREATE CONSTRAINT TRIGGER kill_commit_of_a_test AFTER INSERT OR UPDATE ON %1$s
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION kill_write_of_a_test();
      """;

  private static final String UNWATCH =
      "DROP FUNCTION kill_write_of_a_test CASCADE; DROP SEQUENCE write_of_a_test";

  private KilledAtWrite() {}

  /**
   * Does the work, which is killed at its n-th write to these tables, and swallows what it fails
   * with then.
   *
   * @param tables those that nothing but the work writes to meanwhile
   * @return false if the work makes fewer writes and so got through
   */
  public static boolean number(int n, Collection<String> tables, Runnable work) {
    var watch = new StringBuilder(WATCH.formatted(n));
    tables.forEach(table -> watch.append(WATCH_TABLE.formatted(table)));
    Database.execute(watch.toString());
    try {
      work.run();
      if (wasReached(n)) {
        throw new AssertionError("the work did not notice that write " + n + " was killed");
      }
      return false;
    } catch (RuntimeException killed) {
      if (!wasReached(n)) {
        throw killed;
      }
      return true;
    } finally {
      Database.execute(UNWATCH);
    }
  }

  private static boolean wasReached(int n) {
    return Database.number(
            "SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM write_of_a_test")
        >= n;
  }
}
