package throughline.tracker.plan.target;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import throughline.platform.web.input.Form;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.Unit;
import throughline.tracker.entry.EntryHistory;
import throughline.tracker.entry.EntryVersion;
import throughline.tracker.figure.FigureText;
import throughline.tracker.figure.Period;

/** A target that was set, as a page shows it. */
record TargetView(Measure measure, Period year, EntryHistory<Target> history) {

  private static final long WHOLE = 10_000;
  private static final int QUARTERS = 4;

  record Quarter(String label, String text) {}

  static TargetView of(Measure measure, EntryHistory<Target> history) {
    return new TargetView(measure, history.latest().said().year(), history);
  }

  public EntryVersion<Target> latest() {
    return history.latest();
  }

  public String words(EntryVersion<Target> version) {
    return TargetWords.of(version.said(), measure.unit());
  }

  public String tolerance() {
    return TargetWords.tolerance(latest().said().tolerance(), measure.unit());
  }

  public String key() {
    return Targets.key(year);
  }

  public String path() {
    return "/measures/%s/targets/%s".formatted(measure.id(), key());
  }

  public boolean isOpenOn(LocalDate today) {
    return !latest().withdrawn() && year.to().isAfter(today);
  }

  public boolean isOverAll() {
    return measure.unit() == Unit.PERCENT
        && latest().said().aim().highest(year, year.lastDay()) > WHOLE;
  }

  public List<Quarter> quarters() {
    return IntStream.range(0, QUARTERS)
        .mapToObj(n -> Period.quarter(year.from().plusMonths(3L * n)))
        .map(quarter -> new Quarter(quarter.label(), point(quarter.lastDay())))
        .toList();
  }

  private String point(LocalDate day) {
    var aim = latest().said().aim();
    var lowest = FigureText.of(aim.lowest(year, day), measure.unit());
    return aim instanceof Aim.Reach
        ? lowest
        : lowest + " to " + FigureText.of(aim.highest(year, day), measure.unit());
  }

  Form form() {
    var target = latest().said();
    var typed = new HashMap<String, String>();
    typed.put("type", target.type().name());
    typed.put("profile", ParseProfile.ProfileChoice.of(target.aim().profile()).name());
    if (target.aim() instanceof Aim.Reach reach) {
      typed.put("value", typed(reach.end()));
      typed.put("start", typed(reach.start()));
    } else if (target.aim() instanceof Aim.Within range) {
      typed.put("lower", typed(range.lower()));
      typed.put("upper", typed(range.upper()));
    }
    putMonths(typed, target.aim().profile());
    var tolerance = target.tolerance();
    typed.put("toleranceIn", tolerance.inPercent() ? "PERCENT" : "UNIT");
    typed.put(
        "tolerance",
        tolerance.inPercent()
            ? TypedAmount.typed(tolerance.amount(), Unit.PERCENT)
            : typed(tolerance.amount()));
    return Form.startingWith(typed);
  }

  private void putMonths(Map<String, String> typed, Profile profile) {
    if (profile instanceof Profile.Seasonal seasonal) {
      var weights = Profile.Seasonal.typable(seasonal.weights());
      putMonths(typed, weights.stream().map(String::valueOf).toList());
    } else if (profile instanceof Profile.ByHand byHand) {
      putMonths(typed, byHand.ends().stream().map(this::typed).toList());
    }
  }

  private static void putMonths(Map<String, String> typed, List<String> months) {
    for (int n = 1; n <= months.size(); n++) {
      typed.put(TargetRequest.month(n), months.get(n - 1));
    }
  }

  private String typed(long amount) {
    return TypedAmount.typed(amount, measure.unit());
  }
}
