package throughline.tracker.engine.ledger;

import org.jdbi.v3.core.Handle;

/**
 * Keeps a rebuild and the intake apart: batches share the lock, a rebuild has it alone. Held until
 * the transaction ends. Any number will do: it is this service's own database.
 */
public final class EngineLock {

  private EngineLock() {}

  public static void share(Handle handle) {
    handle.execute("SELECT pg_advisory_xact_lock_shared(1)");
  }

  public static void own(Handle handle) {
    handle.execute("SELECT pg_advisory_xact_lock(1)");
  }
}
