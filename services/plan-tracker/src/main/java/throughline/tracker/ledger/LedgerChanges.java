package throughline.tracker.ledger;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Tells whoever listens that a commit may have moved a figure; the ledger knows no reader. */
@Singleton
public class LedgerChanges {

  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /** Calls it after each change, in the thread that made it: it must be quick. */
  public void listen(Runnable listener) {
    listeners.add(listener);
  }

  /** To be called after the commit. */
  public void changed() {
    listeners.forEach(Runnable::run);
  }
}
