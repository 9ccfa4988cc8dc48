package throughline.membership.librarysystem;

import java.time.Duration;
import org.jboss.logging.Logger;
import throughline.membership.librarysystem.LibrarySystem.Unreachable;
import throughline.platform.core.backoff.Backoff;
import throughline.platform.core.loop.WorkThread;

/**
 * The thread that syncs the library system with what was committed. Every instance of the service
 * runs one; the lock of {@link SyncNextPatron} lets one at a time sync, whichever it is.
 */
final class PatronSyncThread extends WorkThread {
  private static final Logger LOG = Logger.getLogger(PatronSyncThread.class);
  private final SyncNextPatron next;
  private final Duration longestWait;
  private final PatronSyncMetrics metrics;

  PatronSyncThread(SyncNextPatron next, LibrarySystemSettings settings, PatronSyncMetrics metrics) {
    super(
        "library-system",
        settings.pollInterval(),
        new Backoff(settings.backOff(), settings.maxBackOff()),
        settings.stopTimeout());
    this.next = next;
    this.longestWait = settings.maxBackOff();
    this.metrics = metrics;
  }

  @Override
  protected boolean work() throws Exception {
    return next.sync();
  }

  /** As long as the library system asks for, if that is longer, but not for ever. */
  @Override
  protected Duration waitAfter(Throwable problem, Duration usual) {
    var asked =
        problem instanceof Unreachable away ? away.waitFor().orElse(Duration.ZERO) : Duration.ZERO;
    var longer = asked.compareTo(usual) > 0 ? asked : usual;
    return longer.compareTo(longestWait) > 0 ? longestWait : longer;
  }

  @Override
  protected void failed(Throwable problem, Duration wait) {
    metrics.failed();
    LOG.warnf(
        "event=library-system-failed retryInMillis=%d reason=\"%s\"",
        wait.toMillis(), why(problem));
  }

  @Override
  protected void interrupted() {
    LOG.warn("event=library-system-interrupted reason=\"the member under way took too long\"");
  }

  private static String why(Throwable problem) {
    return problem instanceof Unreachable ? problem.getMessage() : problem.getClass().getName();
  }
}
