package throughline.tracker.plan.target;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.web.input.Form;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.Measures;
import throughline.tracker.entry.ManualEntry;
import throughline.tracker.figure.Period;

/**
 * The targets of measures as a file holds them, one year of each in a row, by the rules of the
 * form. How the year gets to a target is for the form to say: the same each day until it does.
 */
public final class TargetSheet {

  private final Map<String, TargetView> latest;
  private final MonthsOfLastYear notAsked;
  private final Period present;
  private final LocalDate today;

  private TargetSheet(Map<String, TargetView> latest, MonthsOfLastYear notAsked, LocalDate today) {
    this.latest = latest;
    this.notAsked = notAsked;
    this.present = Period.financialYear(today);
    this.today = today;
  }

  public static TargetSheet read(Handle handle, Measures measures, LocalDate today) {
    var views = new HashMap<String, TargetView>();
    Targets.STORE
        .all(handle, today)
        .forEach(
            (id, history) ->
                measures
                    .find(history.latest().text("measure"))
                    .ifPresent(measure -> views.put(id, TargetView.of(measure, history))));
    var lastYear = Period.financialYear(today.minusYears(1));
    return new TargetSheet(views, new MonthsOfLastYear(handle, Optional.empty(), lastYear), today);
  }

  public TargetCells cells(Measure measure) {
    return any(measure, Targets.key(present))
        .filter(TargetSheet::isInForce)
        .map(TargetCells::of)
        .orElse(TargetCells.NONE);
  }

  private Optional<TargetView> any(Measure measure, String year) {
    return Optional.ofNullable(latest.get(Targets.prefix(measure) + year));
  }

  private static boolean isInForce(TargetView view) {
    return !view.latest().withdrawn();
  }

  /** The entry that a row makes of a reason; empty if it changes nothing. */
  public Optional<Function<String, ManualEntry>> change(Measure measure, TargetCells typed) {
    if (typed.isEmpty()) {
      return Optional.empty();
    }
    requireTarget(measure, typed);
    var key = typed.yearKey().orElse(Targets.key(present));
    var there = any(measure, key);
    var before = there.filter(TargetSheet::isInForce);
    if (before.filter(view -> typed.saysNothingBut(TargetCells.of(view))).isPresent()) {
      return Optional.empty();
    }
    before.ifPresent(this::requirePresentYear);
    there.ifPresent(view -> requireSeen(view, typed));
    before.ifPresent(view -> requireAmountOfMonths(view, typed));
    var form = before.map(TargetView::form).orElseGet(() -> usual(measure));
    var read =
        new ParseTarget(measure, today, typed.over(form, key), new Fields().withChoicesInWords());
    var target = read.withoutReason(read.year(), notAsked);
    read.done();
    long seen = there.map(view -> view.latest().version()).orElse(0L);
    return Optional.of(reason -> Targets.fact(measure, target, seen, Targets.SET, reason));
  }

  static Form usual(Measure measure) {
    return Form.startingWith(Map.of("profile", ParseProfile.ProfileChoice.usual(measure).name()));
  }

  /** What is typed for nothing would be thought to hold. */
  private static void requireTarget(Measure measure, TargetCells typed) {
    if (!Targets.takes(measure)) {
      throw new InvalidInput(
          "value", "no figure judges this measure, so it takes no target. Leave it empty");
    }
    if (!typed.start().isEmpty() && YearSoFar.growsFromZero(measure)) {
      throw new InvalidInput(
          "start", "this measure adds up from 0 each year, so it has none. Leave it empty");
    }
  }

  private void requirePresentYear(TargetView there) {
    if (!there.year().equals(present)) {
      throw new InvalidInput(
          "year",
          "%s has a target already. Correct it on the measure’s own page"
              .formatted(there.year().label()));
    }
  }

  /**
   * Also of one that was withdrawn: the file would set it again without a word. A row's version is
   * that of the present year's target and says nothing of another year's.
   */
  private void requireSeen(TargetView there, TargetCells typed) {
    var version = isInForce(there) ? there.latest().version() : TargetCells.NO_TARGET;
    if (there.year().equals(present)
        && !typed.version().isEmpty()
        && !typed.version().equals(String.valueOf(version))) {
      throw new InvalidInput(
          "version",
          "somebody has changed this target since the file was made: %s. Download the register again and change that row there"
              .formatted(says(there)));
    }
  }

  private static String says(TargetView there) {
    return isInForce(there)
        ? "it is %s now"
            .formatted(TargetWords.amount(there.latest().said(), there.measure().unit()))
        : "it is withdrawn now";
  }

  private static void requireAmountOfMonths(TargetView there, TargetCells typed) {
    if (there.latest().said().aim().profile() instanceof Profile.ByHand
        && !typed.hasAmountOf(TargetCells.of(there))) {
      throw new InvalidInput(
          "value",
          "this target is set by hand for each month. Correct it on the measure’s own page");
    }
  }
}
