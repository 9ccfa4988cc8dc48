package throughline.tracker.entry.observation;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.input.FieldError;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.Measures;

/**
 * What was entered for a measure, that a new figure stands beside: a period has one of the county
 * or one for each library, and never both.
 */
record Beside(List<ObservationView> entered, List<Proposal> proposals) {

  static Beside of(Handle handle, Measures measures, Measure measure) {
    return new Beside(Observations.of(handle, measure), Proposals.of(handle, measures, measure));
  }

  Optional<ObservationView> same(ObservationId id) {
    return entered.stream().filter(other -> other.key().equals(id.key())).findFirst();
  }

  Optional<Proposal> proposal(ObservationId id) {
    return proposals.stream().filter(other -> other.key().equals(id.key())).findFirst();
  }

  Optional<Proposal> waiting(ObservationId id) {
    return proposal(id).filter(Proposal::isWaiting);
  }

  long version(ObservationId id) {
    return same(id).map(view -> view.history().version()).orElse(0L);
  }

  Optional<FieldError> problem(ObservationId id) {
    return waiting(id)
        .map(other -> new FieldError("period", ApprovalRule.words(other)))
        .or(() -> same(id).filter(view -> !view.latest().withdrawn()).map(view -> again(view, id)))
        .or(() -> twice(id));
  }

  private static FieldError again(ObservationView other, ObservationId id) {
    return new FieldError(
        "period",
        "%s is entered for %s already, by %s. Correct that figure in place of entering another"
            .formatted(other.text(), id.words(), other.latest().by()));
  }

  /** Why the county would be counted twice with it; empty if it would not. */
  Optional<FieldError> twice(ObservationId id) {
    return places(id)
        .filter(place -> !place.equals(id.place()) && (place.isEmpty() || id.place().isEmpty()))
        .findFirst()
        .map(
            place ->
                new FieldError(
                    "place",
                    "%s has a figure for %s already, so this one would be counted twice. Withdraw it first, or enter this one in the same way"
                        .formatted(id.period().label(), Observations.placeName(place))));
  }

  private Stream<String> places(ObservationId id) {
    return Stream.concat(
            entered.stream().filter(view -> !view.latest().withdrawn()).map(ObservationView::id),
            proposals.stream()
                .filter(each -> each.isWaiting() && !each.isWithdrawal())
                .map(Proposal::id))
        .filter(other -> other.period().equals(id.period()))
        .map(ObservationId::place);
  }
}
