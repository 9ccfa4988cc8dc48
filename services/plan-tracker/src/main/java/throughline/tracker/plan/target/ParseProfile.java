package throughline.tracker.plan.target;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.input.TypedText;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.MeasureKind;

/** Reads how a year gets to its target; null where that is wrong, which is said. */
final class ParseProfile {

  private final Measure measure;
  private final TargetRequest typed;
  private final Fields fields;
  private final MonthsOfLastYear lastYear;

  ParseProfile(Measure measure, TargetRequest typed, Fields fields, MonthsOfLastYear lastYear) {
    this.measure = measure;
    this.typed = typed;
    this.fields = fields;
    this.lastYear = lastYear;
  }

  Profile from(long start, long end, TypedAmount amounts) {
    var choice = choice();
    if (choice == null) {
      return null;
    }
    return switch (choice) {
      case LINEAR -> new Profile.Linear();
      case PEOPLE -> Profile.Seasonal.OF_PEOPLE;
      case SEASONAL -> weights();
      case LAST_YEAR -> asLastYear();
      case BY_HAND -> byHand(start, end, amounts);
    };
  }

  Profile ofRange() {
    var choice = choice();
    if (choice == null) {
      return null;
    }
    if (!YearSoFar.growsFromZero(measure)) {
      if (choice != ProfileChoice.LINEAR) {
        fields.reject("profile", "This range is the same all year. Choose “The same each day”");
      }
      return new Profile.Level();
    }
    if (choice == ProfileChoice.BY_HAND) {
      fields.reject("profile", "A range goes by weights or the same each day. Choose one of these");
      return null;
    }
    return from(0, 0, null);
  }

  private ProfileChoice choice() {
    return fields.oneOf(
        "profile", typed.profile(), ProfileChoice.class, "Choose how the year gets to its target");
  }

  private Profile weights() {
    var weights =
        months(
            (field, text) ->
                (long)
                    fields.wholeNumber(
                        field, text, 0, Profile.Seasonal.HIGHEST, "Enter the weight, or 0"));
    if (weights == null) {
      return null;
    }
    if (weights.stream().allMatch(weight -> weight == 0)) {
      fields.reject(TargetRequest.month(1), "All weights are 0. Give at least one month a weight");
      return null;
    }
    return new Profile.Seasonal(weights);
  }

  private Profile asLastYear() {
    if (!YearSoFar.growsFromZero(measure)) {
      fields.reject("profile", "This measure does not add up over months. Choose another way");
      return null;
    }
    try {
      return new Profile.Seasonal(lastYear.weights());
    } catch (InvalidInput unknown) {
      unknown.errors().forEach(error -> fields.reject(error.field(), error.message()));
      return null;
    }
  }

  private Profile byHand(long start, long end, TypedAmount amounts) {
    var typedEnds =
        months(
            (field, text) ->
                TypedText.given(text).isEmpty()
                    ? null
                    : amounts.read(field, text, "The figure of a month", ""));
    if (typedEnds == null || !fields.ok()) {
      return null;
    }
    if (typedEnds.stream().allMatch(Objects::isNull)) {
      fields.reject(
          TargetRequest.month(3),
          "Enter where it should stand at the end of a month, such as June");
      return null;
    }
    var march = typedEnds.get(TargetRequest.MONTHS - 1);
    if (march != null && march != end) {
      fields.reject(
          TargetRequest.month(TargetRequest.MONTHS),
          "By the end of March it must be the target. Change one of the two");
      return null;
    }
    var ends = filled(start, end, typedEnds);
    rejectFall(ends);
    if (start == end) {
      fields.reject("profile", "Baseline and target are the same. Choose “The same each day”");
      return null;
    }
    return fields.ok() ? new Profile.ByHand(start, ends) : null;
  }

  private static List<Long> filled(long start, long end, List<Long> typed) {
    var ends = new ArrayList<Long>();
    long before = start;
    while (ends.size() < TargetRequest.MONTHS) {
      int next = ends.size();
      while (next < TargetRequest.MONTHS - 1 && typed.get(next) == null) {
        next++;
      }
      long after = next == TargetRequest.MONTHS - 1 ? end : typed.get(next);
      int months = next + 1 - ends.size();
      for (int n = 1; n <= months; n++) {
        var way = BigDecimal.valueOf(after - before).multiply(BigDecimal.valueOf(n));
        var done = way.divide(BigDecimal.valueOf(months), MathContext.DECIMAL128);
        ends.add(before + Profile.whole(done));
      }
      before = after;
    }
    return ends;
  }

  private void rejectFall(List<Long> ends) {
    for (int n = 1; YearSoFar.growsFromZero(measure) && n < ends.size(); n++) {
      if (ends.get(n) < ends.get(n - 1)) {
        fields.reject(
            TargetRequest.month(n + 1),
            "What adds up over the year cannot fall. Enter at least what the month before ends with");
        return;
      }
    }
  }

  private List<Long> months(BiFunction<String, String, Long> reader) {
    var months = new ArrayList<Long>();
    for (int n = 1; n <= TargetRequest.MONTHS; n++) {
      var field = TargetRequest.month(n);
      months.add(reader.apply(field, typed.months().get(n - 1)));
      if (!fields.ok(field)) {
        return null;
      }
    }
    return months;
  }

  enum ProfileChoice {
    PEOPLE("Fewer new people each month"),
    LINEAR("The same each day"),
    SEASONAL("By the weight of each month"),
    LAST_YEAR("As last year’s months"),
    BY_HAND("By hand for quarters or months");

    private final String words;

    ProfileChoice(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }

    /** What suits a measure when nobody chooses. */
    static ProfileChoice usual(Measure measure) {
      return measure.kind() == MeasureKind.DISTINCT_PEOPLE ? PEOPLE : LINEAR;
    }

    static ProfileChoice of(Profile profile) {
      if (profile.equals(Profile.Seasonal.OF_PEOPLE)) {
        return PEOPLE;
      }
      if (profile instanceof Profile.Seasonal) {
        return SEASONAL;
      }
      return profile instanceof Profile.ByHand ? BY_HAND : LINEAR;
    }
  }
}
