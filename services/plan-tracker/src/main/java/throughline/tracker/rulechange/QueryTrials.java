package throughline.tracker.rulechange;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.jobs.work.LongWork;
import throughline.platform.jobs.work.WorkState;
import throughline.platform.web.input.Option;
import throughline.tracker.engine.measurefile.MeasureText;
import throughline.tracker.engine.plan.ActionPlan;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.Rule;
import throughline.tracker.entry.PlanData;
import throughline.tracker.plan.ownership.Ownership;

/** Reads the versions that are tried, beside what is in force. */
@Singleton
class QueryTrials {

  private static final int MOST = 50;

  private final PlanData data;
  private final ActionPlan plan;
  private final LongWork longWork;

  QueryTrials(PlanData data, ActionPlan plan, LongWork longWork) {
    this.data = data;
    this.plan = plan;
    this.longWork = longWork;
  }

  /** Those that wait, then those that were decided last. */
  List<Trial> all() {
    return data.read(handle -> Trials.some(handle, MOST));
  }

  record Opened(
      Trial trial,
      Measure measure,
      List<String> outcomes,
      String inForce,
      WorkState work,
      Comparison comparison) {

    public String unitWords() {
      return Units.words(measure.unit()) + (measure.isLevel() ? " that stands until the next" : "");
    }

    public String frequencyWords() {
      return measure
          .rule()
          .map(Rule::frequency)
          .or(() -> trial.ownership().map(Ownership::frequency))
          .map(often -> "Each " + often.words())
          .orElse("");
    }

    public boolean isByPlace() {
      return measure.rule().map(Rule::place).isPresent();
    }

    public boolean isBeingCounted() {
      return trial.isWaiting() && !trial.isCounted() && work != null && work.isOpen();
    }
  }

  Opened open(UUID id, int months) {
    var work = longWork.find(id).orElse(null);
    return data.read(
        handle -> {
          var all = data.measures(handle);
          var trial = found(handle, id);
          return new Opened(
              trial,
              trial.measure(),
              trial.measure().outcomes().stream().map(this::outcome).toList(),
              all.find(trial.measureId()).map(MeasureText::write).orElse(""),
              work,
              trial.isComparable()
                  ? new CompareFigures(handle, all, trial, today()).read(months)
                  : null);
        });
  }

  Comparison comparison(UUID id) {
    return Optional.ofNullable(open(id, CompareFigures.ALL).comparison())
        .orElseThrow(DecideTrial::none);
  }

  private String outcome(String id) {
    return outcomes().stream()
        .filter(option -> option.value().equals(id))
        .map(Option::label)
        .findFirst()
        .orElse(id);
  }

  Trial one(UUID id) {
    return data.read(handle -> found(handle, id));
  }

  static final String ADDED =
      """
      id: words-with-hyphens
      title: As readers call it
      outcomes: [1.1-o1]
      kind: flow-count
      unit: number
      polarity: higher
      version: 1
      definition: What counts, and by which day.
      from: event-attendance
      date: date
      place: library
      """;

  String beginning(String measure, String earlier) {
    return data.read(
        handle -> {
          var id = uuid(earlier);
          if (id.isPresent()) {
            return found(handle, id.get()).entry();
          }
          var today =
              data.measures(handle)
                  .find(measure)
                  .orElseThrow(() -> new NotFound("measure with this address"));
          var next = Math.max(Trials.highestVersion(handle, measure), today.version()) + 1;
          return MeasureText.write(today.numbered(next));
        });
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return Optional.ofNullable(text).map(UUID::fromString);
    } catch (IllegalArgumentException garbled) {
      return Optional.empty();
    }
  }

  private static Trial found(Handle handle, UUID id) {
    return Trials.find(handle, id).orElseThrow(DecideTrial::none);
  }

  Measure byHand(String measure) {
    return data.read(handle -> ProposeByHand.byHand(data.measures(handle), measure));
  }

  Measure measure(String id) {
    return data.read(
        handle ->
            data.measures(handle)
                .find(id)
                .filter(measure -> !measure.isEstimate())
                .orElseThrow(() -> new NotFound("measure with this address that may be changed")));
  }

  /** What a measure may be a share of, or of what it may be one. */
  List<Option> parts() {
    return data.read(
        handle ->
            data.measures(handle).all().stream()
                .filter(Measure::isCounted)
                .map(measure -> Option.of(measure.id(), measure.title()))
                .toList());
  }

  /** The outcomes that a measure may speak to, in the order of the plan. */
  List<Option> outcomes() {
    return plan.priorities()
        .flatMap(
            priority ->
                priority.outcomes().stream()
                    .map(each -> Option.of(each.id(), plan.name(priority) + each.text())))
        .toList();
  }

  LocalDate today() {
    return data.today();
  }
}
