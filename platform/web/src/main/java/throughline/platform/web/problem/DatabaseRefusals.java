package throughline.platform.web.problem;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;
import throughline.platform.database.ReadOnly;
import throughline.platform.database.Unavailable;

/** What the database refuses for a while. Of a full disk only whoever writes hears. */
@Singleton
public class DatabaseRefusals {

  private static final Logger LOG = Logger.getLogger(DatabaseRefusals.class);
  private static final Duration TOLD_FOR = Duration.ofMinutes(5);

  private final Clock clock;
  private volatile Instant lastWithoutRoom = Instant.MIN;

  DatabaseRefusals(Clock clock) {
    this.clock = clock;
  }

  /** What is answered to that; empty if the failure is another. */
  Optional<Problem> problem(Throwable failure, String endpoint) {
    if (ReadOnly.isCauseOf(failure)) {
      LOG.warnf("event=not-saved cause=read-only endpoint=%s", endpoint);
      return Optional.of(Problems.READ_ONLY);
    }
    if (Unavailable.isForLackOfRoom(failure)) {
      lastWithoutRoom = clock.instant();
      LOG.warnf("event=not-saved cause=disk-full endpoint=%s", endpoint);
      return Optional.of(Problems.AWAY);
    }
    if (Unavailable.isCauseOf(failure)) {
      LOG.warnf("event=not-available endpoint=%s", endpoint);
      return Optional.of(Problems.AWAY);
    }
    return Optional.empty();
  }

  /** When something was last refused here because the database's disk is full, if lately. */
  public Optional<Instant> withoutRoom() {
    return Optional.of(lastWithoutRoom).filter(clock.instant().minus(TOLD_FOR)::isBefore);
  }
}
