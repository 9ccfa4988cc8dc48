package throughline.tracker.observation;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.time.London;
import throughline.tracker.own.OwnFact;
import throughline.tracker.own.OwnFacts;
import throughline.tracker.rule.MeasureStore;

/** A strategy lead enters the figure of a period. */
@Singleton
public class EnterObservation {

  private final OwnFacts ownFacts;
  private final MeasureStore measures;
  private final Clock clock;

  EnterObservation(OwnFacts ownFacts, MeasureStore measures, Clock clock) {
    this.ownFacts = ownFacts;
    this.measures = measures;
    this.clock = clock;
  }

  /**
   * Enters it; it counts at once.
   *
   * @return its key within the measure
   * @throws InvalidInput naming every wrong field, also when the period has a figure already
   * @throws throughline.platform.core.refusal.NotFound if no such measure is reported by hand
   */
  public String enter(String measureId, ObservationRequest typed, SignedIn who) {
    var facts = ownFacts.record(who, handle -> List.of(check(handle, measureId, typed)));
    return facts.get(0).id().substring(measureId.length() + 1);
  }

  private OwnFact check(Handle handle, String measureId, ObservationRequest typed) {
    var measure = Observations.measure(handle, measures, measureId);
    var read = new ReadObservation(measure, London.today(clock));
    var id = read.id(typed);
    var value = read.value(typed);
    var source = read.source(typed);
    read.done();
    var entered = Observations.of(handle, measure);
    entered.stream()
        .filter(other -> !other.latest().withdrawn() && other.id().period().equals(id.period()))
        .forEach(other -> refuseBeside(other, id));
    var seen =
        entered.stream()
            .filter(other -> other.key().equals(id.key()))
            .mapToLong(other -> other.latest().version())
            .findFirst()
            .orElse(0);
    return Observations.fact(id, seen, "ENTERED", value, source, null);
  }

  private static void refuseBeside(ObservationView other, ObservationId id) {
    if (other.key().equals(id.key())) {
      throw new InvalidInput(
          "period",
          "%s is entered for %s already, by %s. Correct that figure in place of entering another"
              .formatted(other.latest().text(), id.words(), other.latest().by()));
    }
    if (other.id().place().isEmpty() || id.place().isEmpty()) {
      throw new InvalidInput(
          "place",
          "%s has a figure for %s already, so this one would be counted twice. Withdraw it first, or enter this one in the same way"
              .formatted(
                  id.period().label(),
                  other.id().place().isEmpty() ? "the whole county" : other.place()));
    }
  }
}
