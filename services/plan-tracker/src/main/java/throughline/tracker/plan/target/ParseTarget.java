package throughline.tracker.plan.target;

import java.time.LocalDate;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.TypedText;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.Polarity;
import throughline.tracker.figure.Period;

/** Reads what was typed for a measure's target, and says of each field what is wrong with it. */
final class ParseTarget {

  static final int YEARS_AHEAD = 5;

  private static final int LONGEST_TEXT = 500;
  private static final long HUNDREDTHS = 100;

  private final Measure measure;
  private final LocalDate today;
  private final TargetRequest typed;
  private final Fields fields;
  private final TypedAmount amounts;

  ParseTarget(Measure measure, LocalDate today, TargetRequest typed, Fields fields) {
    this.fields = fields.called("profile", "The way there");
    this.measure = measure;
    this.today = today;
    this.typed = typed;
    this.amounts = new TypedAmount(fields, measure);
  }

  Period year() {
    var current = Period.financialYear(today);
    int first = current.from().getYear();
    int chosen =
        TypedText.given(typed.year())
            .filter(text -> text.matches("\\d{4}"))
            .map(Integer::valueOf)
            .orElse(0);
    if (chosen == 0) {
      fields.reject("year", "Choose the financial year");
    } else if (chosen > first + YEARS_AHEAD) {
      fields.reject("year", "Choose a year of the list");
    } else if (chosen < first) {
      fields.reject("year", ended(Period.financialYear(LocalDate.of(chosen, 4, 1)), current));
    } else {
      return Period.financialYear(LocalDate.of(chosen, 4, 1));
    }
    return current;
  }

  static String ended(Period year, Period current) {
    return "%s has ended, and nobody can still reach a target for it. Set one for %s or later"
        .formatted(year.label(), current.label());
  }

  Target target(Period year, MonthsOfLastYear lastYear) {
    var target = withoutReason(year, lastYear);
    reason();
    fields.throwIfAny();
    return target;
  }

  Target withoutReason(Period year, MonthsOfLastYear lastYear) {
    var type =
        fields.oneOf(
            "type", typed.type(), Target.TargetType.class, "Choose how the target is meant");
    var aim = isRange() ? range(lastYear) : reach(lastYear);
    return new Target(year, aim, tolerance(), type);
  }

  private boolean isRange() {
    return measure.polarity() == Polarity.IN_RANGE || given(typed.lower()) || given(typed.upper());
  }

  private static boolean given(String text) {
    return TypedText.given(text).isPresent();
  }

  private Aim range(MonthsOfLastYear lastYear) {
    if (given(typed.value())) {
      fields.reject("value", "Enter a target or a range, not both");
    }
    long lower = amounts.read("lower", typed.lower(), "From", "Enter where the range begins");
    long upper = amounts.read("upper", typed.upper(), "To", "Enter where the range ends");
    if (fields.ok("lower") && fields.ok("upper") && lower > upper) {
      fields.reject(
          "lower", "The range begins above its end. Enter the lower figure first, then the higher");
    }
    var profile = new ParseProfile(measure, typed, fields, lastYear).ofRange();
    return fields.ok() ? new Aim.Within(lower, upper, profile) : null;
  }

  private Aim reach(MonthsOfLastYear lastYear) {
    long end = amounts.read("value", typed.value(), "Target", "Enter the target");
    boolean growsFromZero = YearSoFar.growsFromZero(measure);
    if (growsFromZero && fields.ok("value") && end == 0 && measure.polarity() == Polarity.HIGHER) {
      fields.reject(
          "value", "A target of 0 is reached before anything is done. Enter what it is to come to");
    }
    long start =
        growsFromZero
            ? 0
            : amounts.read(
                "start",
                typed.start(),
                "Baseline",
                "Enter where the measure stands before the year");
    var profile = new ParseProfile(measure, typed, fields, lastYear).from(start, end, amounts);
    return fields.ok() ? new Aim.Reach(start, end, profile) : null;
  }

  private Target.Tolerance tolerance() {
    if (!given(typed.tolerance())) {
      return new Target.Tolerance(0, false);
    }
    if ("PERCENT".equals(typed.toleranceIn())) {
      var text = typed.tolerance().strip().replaceFirst("\\s*%$", "");
      return new Target.Tolerance(
          fields.wholeNumber("tolerance", text, 0, 100, "Enter the tolerance") * HUNDREDTHS, true);
    }
    if (!"UNIT".equals(typed.toleranceIn())) {
      fields.reject("toleranceIn", "Choose what the tolerance is in");
      return new Target.Tolerance(0, false);
    }
    return new Target.Tolerance(
        amounts.read("tolerance", typed.tolerance(), "Tolerance", "Enter the tolerance"), false);
  }

  String reason() {
    return fields.text("reason", typed.reason(), LONGEST_TEXT, "Say why this is the target");
  }

  void done() {
    fields.throwIfAny();
  }
}
