package throughline.tracker.trial;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.input.Fields;
import throughline.tracker.measurefile.BadMeasureFile;
import throughline.tracker.measurefile.MeasureFile;
import throughline.tracker.measurefile.MeasureText;
import throughline.tracker.measurefile.MistypedMeasure;
import throughline.tracker.measurefile.PlanCheck;
import throughline.tracker.plan.ActionPlan;
import throughline.tracker.rule.FieldWords;
import throughline.tracker.rule.Measure;
import throughline.tracker.rule.Measures;

/** Holds a proposed version against the form, the events, the other measures and the plan. */
@Singleton
class CheckProposal {

  static final String FIELD = "entry";

  private final ActionPlan plan;

  CheckProposal(ActionPlan plan) {
    this.plan = plan;
  }

  /** The measure that the text says; notes everything that is wrong with it, each with its line. */
  Measure read(Handle handle, Measures all, String typed, Fields fields) {
    var text =
        fields.text(
            FIELD, typed, TrialRequest.LONGEST_ENTRY, "Type the measure, or choose a file with it");
    if (text == null) {
      return null;
    }
    try {
      return MeasureText.read(
          typed, proposed -> check(all, proposed, Trials.highestVersion(handle, proposed.id())));
    } catch (MistypedMeasure mistyped) {
      fields.reject(FIELD, String.join(". ", mistyped.problems()));
      return null;
    }
  }

  private void check(Measures all, Measure proposed, int highest) {
    var today = all.find(proposed.id());
    var next = Math.max(highest, today.map(Measure::version).orElse(0)) + 1;
    if (proposed.version() != next) {
      throw wrong(
          proposed, "version", "must be %d, the one after those there were".formatted(next));
    }
    if (!proposed.isAutomatic()) {
      throw wrong(
          proposed,
          "kind",
          "must be one that counts events or divides two measures. What is entered is changed in measures.yaml");
    }
    today.ifPresent(before -> checkUnit(before, proposed));
    checkBeside(all, proposed);
    if (today.filter(before -> proposed.rule().equals(before.rule())).isPresent()) {
      throw wrong(proposed, "version", "changes nothing: the rule is the one in force");
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

  private void checkBeside(Measures all, Measure proposed) {
    all.all().stream()
        .filter(other -> proposed.isShare() && isPart(proposed, other))
        .findFirst()
        .ifPresent(
            share -> {
              throw wrong(
                  proposed, "kind", "cannot be ratio: %s is a share of it".formatted(share.id()));
            });
    var replaced =
        new ArrayList<>(
            all.all().stream()
                .map(measure -> measure.id().equals(proposed.id()) ? proposed : measure)
                .toList());
    if (all.find(proposed.id()).isEmpty()) {
      replaced.add(proposed);
    }
    MeasureFile.checkTogether(replaced);
    PlanCheck.check(replaced, plan);
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
