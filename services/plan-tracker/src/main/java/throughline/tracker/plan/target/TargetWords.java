package throughline.tracker.plan.target;

import java.text.NumberFormat;
import java.util.Locale;
import throughline.platform.core.time.London;
import throughline.tracker.engine.rule.Unit;
import throughline.tracker.figure.FigureText;

/** A target in words. */
final class TargetWords {

  private static final double HUNDREDTHS = 100;

  private TargetWords() {}

  static String of(Target target, Unit unit) {
    return "%s: %s, %s"
        .formatted(target.type().words(), aim(target, unit), target.aim().profile().words());
  }

  private static String aim(Target target, Unit unit) {
    var end = London.date(target.year().lastDay());
    if (target.aim() instanceof Aim.Reach reach) {
      var from = reach.start() == 0 ? "" : "from " + FigureText.exact(reach.start(), unit) + " to ";
      return from + amount(target, unit) + " by " + end;
    }
    return target.aim().profile() instanceof Profile.Level
        ? amount(target, unit)
        : amount(target, unit) + " by " + end;
  }

  static String amount(Target target, Unit unit) {
    if (target.aim() instanceof Aim.Reach reach) {
      return FigureText.exact(reach.end(), unit);
    }
    var range = (Aim.Within) target.aim();
    return FigureText.exact(range.lower(), unit) + " to " + FigureText.exact(range.upper(), unit);
  }

  static String tolerance(Target.Tolerance tolerance, Unit unit) {
    if (tolerance.amount() == 0) {
      return "None: behind is off track";
    }
    var amount =
        tolerance.inPercent()
            ? number(tolerance.amount()) + "% of where it should be"
            : difference(tolerance.amount(), unit);
    return "Up to %s behind is amber".formatted(amount);
  }

  static String difference(long amount, Unit unit) {
    if (unit != Unit.PERCENT) {
      return FigureText.exact(amount, unit);
    }
    return number(amount) + (amount == HUNDREDTHS ? " point" : " points");
  }

  /** "the 5% allowed (107)", "the 10 h allowed". */
  static String allowed(Target.Tolerance tolerance, String here) {
    return tolerance.inPercent()
        ? "the %s%% allowed (%s)".formatted(number(tolerance.amount()), here)
        : "the %s allowed".formatted(here);
  }

  static String number(long hundredths) {
    return NumberFormat.getInstance(Locale.UK).format(hundredths / HUNDREDTHS);
  }
}
