package throughline.tracker.entry.observation;

import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import throughline.contracts.places.Library;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.web.input.Option;
import throughline.tracker.engine.rule.Frequency;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.entry.ManualEntry;
import throughline.tracker.entry.PlanData;
import throughline.tracker.figure.Period;

/** A strategy lead enters the figure of a period, corrects it or withdraws it: none is not 0. */
@Singleton
public class EnterObservation {

  private final PlanData data;
  private final ApprovalRule approval;

  EnterObservation(PlanData data, ApprovalRule approval) {
    this.data = data;
    this.approval = approval;
  }

  Measure measure(String id) {
    return data.read(handle -> Observations.measure(data.measures(handle), id));
  }

  List<Measure> reportedByHand() {
    return data.read(data::measures).all().stream().filter(Measure::isEntered).toList();
  }

  List<ObservationView> all(Measure measure) {
    return data.read(handle -> Observations.of(handle, measure));
  }

  ObservationView one(String measureId, String key) {
    return data.read(handle -> required(handle, measureId, key));
  }

  private ObservationView required(Handle handle, String measureId, String key) {
    var measure = Observations.measure(data.measures(handle), measureId);
    return Observations.of(handle, measure).stream()
        .filter(view -> view.key().equals(key))
        .findFirst()
        .orElseThrow(() -> new NotFound("figure with this address"));
  }

  /** What was entered. */
  public record Entered(String key, Optional<String> waiting) {}

  /** It counts as soon as somebody else has approved it, or at once where nobody has to. */
  public Entered enter(String measureId, ObservationRequest typed, SignedIn who) {
    var recorded = data.recordOne(who, handle -> first(handle, measureId, typed));
    return new Entered(
        recorded.id().substring(measureId.length() + 1), ApprovalRule.waiting(recorded));
  }

  private ManualEntry first(Handle handle, String measureId, ObservationRequest typed) {
    var all = data.measures(handle);
    var measure = Observations.measure(all, measureId);
    var fields = ObservationRequest.fields();
    var id = typed.id(fields, measure, data.today());
    var said = typed.said(fields, measure);
    fields.throwIfAny();
    var beside = Beside.of(handle, all, measure);
    beside
        .problem(id)
        .ifPresent(
            problem -> {
              throw new InvalidInput(problem.field(), problem.message());
            });
    var fact = Observations.fact(id, beside.version(id), Observations.ENTERED, said, null);
    return approval.submitted(measure, fact, beside.proposal(id));
  }

  public Optional<String> correct(
      String measureId, String key, long seen, ObservationRequest typed, SignedIn who) {
    var recorded =
        data.recordOne(
            who,
            handle -> {
              var before = changeable(handle, measureId, key, seen);
              var fields = ObservationRequest.fields();
              var said = typed.said(fields, before.id().measure());
              var reason =
                  ObservationRequest.reason(
                      fields, typed.reason(), "Say why the figure is corrected");
              fields.throwIfAny();
              if (said.equals(before.latest().said())) {
                throw new InvalidInput(
                    "value", "This is what is entered already. Change the figure or its source");
              }
              return changed(handle, before, Observations.ENTERED, said, reason);
            });
    return ApprovalRule.waiting(recorded);
  }

  void withdraw(String measureId, String key, long seen, String typed, SignedIn who) {
    data.recordOne(
        who,
        handle -> {
          var before = changeable(handle, measureId, key, seen);
          var reason = PlanData.reason(typed, "Say why the figure is withdrawn");
          return changed(handle, before, ManualEntry.WITHDRAWN, before.latest().said(), reason);
        });
  }

  private ObservationView changeable(Handle handle, String measureId, String key, long seen) {
    var before = required(handle, measureId, key);
    before.history().requireSeen(seen);
    if (before.latest().withdrawn()) {
      throw new Conflict(
          "withdrawn", "This figure was withdrawn. Enter it anew if there is one after all");
    }
    return before;
  }

  private ManualEntry changed(
      Handle handle,
      ObservationView before,
      String state,
      ObservationView.Said said,
      String reason) {
    var fact = Observations.fact(before.id(), before.history().version(), state, said, reason);
    var proposal = Proposals.find(handle, data.measures(handle), fact.id());
    return approval.submitted(before.id().measure(), fact, proposal);
  }

  List<Option> periods(Measure measure) {
    var frequency = measure.rule().orElseThrow().frequency();
    return Period.endedBy(frequency, data.today(), offered(frequency)).stream()
        .filter(period -> measure.isEnteredFor(period.lastDay()))
        .sorted(Comparator.comparing(Period::from).reversed())
        .map(period -> Option.of(period.lastDay().toString(), period.label()))
        .toList();
  }

  private static int offered(Frequency frequency) {
    return switch (frequency) {
      case MONTH -> 24;
      case QUARTER -> 12;
      case YEAR -> 6;
    };
  }

  /** The libraries; none where figures are of the whole county only. */
  List<Option> places(Measure measure) {
    return measure.rule().orElseThrow().place() == null
        ? List.of()
        : Library.seed().stream()
            .map(library -> Option.of(library.code(), library.name()))
            .sorted(Comparator.comparing(Option::label))
            .toList();
  }
}
