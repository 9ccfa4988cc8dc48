package throughline.platform.web.problem;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import throughline.platform.database.ReadOnly;
import throughline.platform.database.Unavailable;

/** What is answered to failures. Of a full disk of the database only whoever writes hears. */
@Singleton
public class UnexpectedFailures {

  private static final Logger LOG = Logger.getLogger(UnexpectedFailures.class);
  private static final Duration TOLD_FOR = Duration.ofMinutes(5);

  private final Clock clock;
  private volatile Instant lastWithoutRoom = Instant.MIN;

  UnexpectedFailures(Clock clock) {
    this.clock = clock;
  }

  /** What is answered to this failure, which is logged with its endpoint, if that is known. */
  Problem problem(Throwable failure, String endpoint) {
    if (ReadOnly.isCauseOf(failure)) {
      LOG.warnf("event=not-saved cause=read-only endpoint=%s", endpoint);
      return Problems.READ_ONLY;
    }
    if (Unavailable.isForLackOfRoom(failure)) {
      lastWithoutRoom = clock.instant();
      LOG.warnf("event=not-saved cause=disk-full endpoint=%s", endpoint);
      return Problems.AWAY;
    }
    if (Unavailable.isCauseOf(failure)) {
      LOG.warnf("event=not-available endpoint=%s", endpoint);
      return Problems.AWAY;
    }
    var errorId = UUID.randomUUID().toString();
    LOG.errorf(failure, "event=request-failed errorId=%s endpoint=%s", errorId, endpoint);
    return Problems.failure(errorId);
  }

  /** When something was last refused here because the database's disk is full, if lately. */
  public Optional<Instant> withoutRoom() {
    return Optional.of(lastWithoutRoom).filter(clock.instant().minus(TOLD_FOR)::isBefore);
  }
}
