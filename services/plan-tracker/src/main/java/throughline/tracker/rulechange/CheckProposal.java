package throughline.tracker.rulechange;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.input.Fields;
import throughline.tracker.engine.measurefile.BadMeasureFile;
import throughline.tracker.engine.measurefile.MeasureFile;
import throughline.tracker.engine.measurefile.MeasureText;
import throughline.tracker.engine.measurefile.MistypedMeasure;
import throughline.tracker.engine.measurefile.PlanCheck;
import throughline.tracker.engine.plan.ActionPlan;
import throughline.tracker.engine.rule.FieldWords;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.Measures;
import throughline.tracker.engine.rule.Rule;

/** Holds a proposed version against the form, the events, the other measures and the plan. */
@Singleton
class CheckProposal {

  static final String FIELD = "entry";

  private final ActionPlan plan;

  CheckProposal(ActionPlan plan) {
    this.plan = plan;
  }

  Measure read(Handle handle, Measures all, String typed, Fields fields) {
    var text =
        fields.text(
            FIELD, typed, TrialRequest.LONGEST_ENTRY, "Type the measure, or choose a file with it");
    if (text == null) {
      return null;
    }
    try {
      return MeasureText.read(typed, proposed -> check(handle, all, proposed));
    } catch (MistypedMeasure mistyped) {
      fields.reject(FIELD, String.join(". ", mistyped.problems()));
      return null;
    }
  }

  void check(Handle handle, Measures all, Measure proposed) {
    var today = all.find(proposed.id());
    var next = next(handle, all, proposed.id());
    if (proposed.version() != next) {
      throw wrong(
          proposed, "version", "must be %d, the one after those there were".formatted(next));
    }
    if (proposed.isEstimate()) {
      throw wrong(proposed, "kind", "must be another: estimates are changed in measures.yaml");
    }
    today.ifPresent(before -> checkAgainst(before, proposed));
    if (isCalledAsAnother(all, proposed)) {
      throw wrong(proposed, "title", "must be another: there is a measure called that already");
    }
    checkBeside(all, proposed);
    if (today.filter(before -> isSame(before, proposed)).isPresent()) {
      throw wrong(proposed, "version", "changes nothing: it is what holds today");
    }
  }

  static boolean isCalledAsAnother(Measures all, Measure proposed) {
    var title = proposed.title();
    return all.find(proposed.id()).filter(today -> today.title().equals(title)).isEmpty()
        && all.all().stream()
            .filter(other -> !other.id().equals(proposed.id()))
            .anyMatch(
                other ->
                    other.title().equalsIgnoreCase(title) || other.id().equalsIgnoreCase(title));
  }

  static int next(Handle handle, Measures all, String id) {
    var today = all.find(id).map(Measure::version).orElse(0);
    return Math.max(Trials.highestVersion(handle, id), today) + 1;
  }

  private static void checkAgainst(Measure today, Measure proposed) {
    checkUnit(today, proposed);
    if (today.isAutomatic() && !proposed.isAutomatic()) {
      throw wrong(proposed, "kind", "cannot be manual: retire this measure and add another");
    }
    if (today.isEntered() && proposed.kind() == today.kind()) {
      checkPeriods(today, proposed);
    }
  }

  private static boolean isSame(Measure today, Measure proposed) {
    return proposed.isAutomatic()
        ? proposed.rule().equals(today.rule())
        : proposed.equals(today.numbered(proposed.version()));
  }

  private static void checkPeriods(Measure today, Measure proposed) {
    var before = today.rule().orElseThrow();
    var after = proposed.rule();
    if (after.map(Rule::frequency).filter(before.frequency()::equals).isEmpty()) {
      throw wrong(
          proposed,
          "frequency",
          "must stay %s: figures are entered for it".formatted(before.frequency().words()));
    }
    if (!Objects.equals(before.place(), after.get().place())) {
      throw wrong(proposed, "place", "must stay as it is: figures are entered so");
    }
  }

  private static void checkUnit(Measure today, Measure proposed) {
    if (today.isCounted() && proposed.unit() != today.unit()) {
      throw wrong(
          proposed,
          "unit",
          "must stay %s: a figure in another unit is another measure"
              .formatted(FieldWords.of(today.unit().name())));
    }
  }

  void checkBeside(Measures all, Measure proposed) {
    all.all().stream()
        .filter(other -> proposed.isShare() && isPart(proposed, other))
        .findFirst()
        .ifPresent(
            share -> {
              throw wrong(
                  proposed, "kind", "cannot be ratio: %s is a share of it".formatted(share.id()));
            });
    var together = MeasureFile.with(all.all(), proposed);
    MeasureFile.checkTogether(together);
    PlanCheck.check(together, plan);
  }

  private static boolean isPart(Measure measure, Measure other) {
    return other
        .rule()
        .filter(rule -> rule.isShare())
        .filter(rule -> List.of(rule.numerator(), rule.denominator()).contains(measure.id()))
        .isPresent();
  }

  private static BadMeasureFile wrong(Measure measure, String key, String predicate) {
    return MeasureText.wrong(measure, key, predicate);
  }
}
