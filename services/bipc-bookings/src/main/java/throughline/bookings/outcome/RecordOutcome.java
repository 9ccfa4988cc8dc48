package throughline.bookings.outcome;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.database.People;

/** Staff write down what somebody says by telephone, or what they have seen themselves. */
@ApplicationScoped
public class RecordOutcome {
  private final People people;
  private final FollowUps followUps;
  private final RestateOutcomes restateOutcomes;
  private final Clock clock;

  RecordOutcome(People people, FollowUps followUps, RestateOutcomes restateOutcomes, Clock clock) {
    this.people = people;
    this.followUps = followUps;
    this.restateOutcomes = restateOutcomes;
    this.clock = clock;
  }

  @Transactional
  public void record(UUID id, AnswerRequest typed, SignedIn who, Places places) {
    var followUp =
        followUps.find(id, places).orElseThrow(() -> new NotFound("question with this number"));
    var answer = typed.read(true);
    followUps.lockAllOf(List.of(followUp.entrepreneur()));
    followUps.answer(id, answer, people.recognise(who), clock.instant());
    restateOutcomes.restate(List.of(followUp.entrepreneur()));
    Log.infof("event=outcome-recorded followup=%s months=%d", id, followUp.months());
  }
}
