package throughline.bookings.outcome;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import throughline.platform.core.refusal.NotFound;

/** Somebody who came by the link of a mail says what came of it. */
@ApplicationScoped
public class AnswerFollowUp {
  private final FollowUps followUps;
  private final RestateOutcomes restateOutcomes;
  private final Clock clock;

  AnswerFollowUp(FollowUps followUps, RestateOutcomes restateOutcomes, Clock clock) {
    this.followUps = followUps;
    this.restateOutcomes = restateOutcomes;
    this.clock = clock;
  }

  /** Whether a link of this number is one to such a question. */
  boolean isAsked(UUID id) {
    return followUps.find(id).isPresent();
  }

  /** A later answer to the same question takes the place of the one before. */
  @Transactional
  public void answer(UUID id, AnswerRequest typed) {
    var followUp = followUps.find(id).orElseThrow(() -> new NotFound("question any more"));
    var answer = typed.read(false);
    followUps.lockAllOf(List.of(followUp.entrepreneur()));
    followUps.answer(id, answer, null, clock.instant());
    restateOutcomes.restate(List.of(followUp.entrepreneur()));
    Log.infof("event=follow-up-answered followup=%s months=%d", id, followUp.months());
  }
}
