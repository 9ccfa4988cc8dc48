package throughline.tracker.plan.target;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import throughline.platform.web.input.Form;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.Unit;
import throughline.tracker.entry.EntryVersion;
import throughline.tracker.figure.FigureText;
import throughline.tracker.figure.Period;

/** A target that was set, as a page shows it. */
record TargetView(Measure measure, Period year, List<Entry> versions) {

  private static final long WHOLE = 10_000;
  private static final int QUARTERS = 4;

  /** One version of it. */
  record Entry(
      long version,
      boolean withdrawn,
      Target target,
      String words,
      String tolerance,
      String reason,
      Instant at,
      String by) {}

  /** Where it should be at the end of a quarter. */
  record Quarter(String label, String text) {}

  static TargetView of(Measure measure, List<EntryVersion> versions) {
    var entries = new ArrayList<Entry>();
    versions.forEach(version -> entries.add(0, entry(measure.unit(), version)));
    return new TargetView(measure, entries.get(0).target().year(), entries);
  }

  private static Entry entry(Unit unit, EntryVersion version) {
    var target = TargetBody.target(version.body());
    return new Entry(
        version.version(),
        version.text("state").equals(TargetBody.WITHDRAWN),
        target,
        TargetWords.of(target, unit),
        TargetWords.tolerance(target.tolerance(), unit),
        version.text("reason"),
        version.at(),
        version.by());
  }

  public Entry latest() {
    return versions.get(0);
  }

  public List<Entry> earlier() {
    return versions.subList(1, versions.size());
  }

  public String key() {
    return TargetBody.key(year);
  }

  public String path() {
    return "/measures/%s/targets/%s".formatted(measure.id(), key());
  }

  public boolean isOpenOn(LocalDate today) {
    return !latest().withdrawn() && year.to().isAfter(today);
  }

  public boolean isOverAll() {
    return measure.unit() == Unit.PERCENT
        && latest().target().aim().highest(year, year.lastDay()) > WHOLE;
  }

  public List<Quarter> quarters() {
    return IntStream.range(0, QUARTERS)
        .mapToObj(n -> Period.quarter(year.from().plusMonths(3L * n)))
        .map(quarter -> new Quarter(quarter.label(), point(quarter.lastDay())))
        .toList();
  }

  private String point(LocalDate day) {
    var aim = latest().target().aim();
    var lowest = FigureText.of(aim.lowest(year, day), measure.unit());
    return aim instanceof Aim.Reach
        ? lowest
        : lowest + " to " + FigureText.of(aim.highest(year, day), measure.unit());
  }

  Form form() {
    var target = latest().target();
    var typed = new HashMap<String, String>();
    typed.put("type", target.type().name());
    typed.put("profile", ProfileChoice.of(target.aim().profile()).name());
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
      var weights = Weights.typable(seasonal.weights());
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
