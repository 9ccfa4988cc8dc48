package throughline.bookings.outcome;

import static throughline.contracts.bookings.BookingEvents.OUTCOME_REPORTED;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import throughline.contracts.bookings.OutcomeState;
import throughline.platform.messaging.Outbox;
import throughline.platform.messaging.OutboxEvent;

/** Tells others what came of it wherever that is not what they were told last. */
@ApplicationScoped
public class RestateOutcomes {
  private static final int HUNDREDTHS = 10;

  private final FollowUps followUps;
  private final Outbox outbox;
  private final Clock clock;

  RestateOutcomes(FollowUps followUps, Outbox outbox, Clock clock) {
    this.followUps = followUps;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Call it for all records concerned, in the transaction that answers, merges or parts, after it
   * did.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void restate(Collection<UUID> entrepreneurs) {
    var now = clock.instant();
    followUps.lockAllOf(entrepreneurs);
    outbox.appendAll(
        followUps.restate(entrepreneurs).stream().map(told -> event(told, now)).toList());
  }

  private static OutboxEvent event(FollowUps.Told told, Instant now) {
    var state =
        new OutcomeState(
            told.version(),
            told.key().toString(),
            told.library(),
            told.day(),
            told.started(),
            (long) told.jobsTenths() * HUNDREDTHS,
            told.stillTrading());
    return OutboxEvent.of(OUTCOME_REPORTED, told.id(), told.version(), now, state);
  }
}
