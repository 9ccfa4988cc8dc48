package throughline.tracker.plan.target;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import throughline.platform.core.time.London;
import throughline.platform.web.input.Option;
import throughline.tracker.engine.database.ReadOnlyTransactions;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.MeasureStore;
import throughline.tracker.engine.rule.Polarity;
import throughline.tracker.figure.Period;

/** Reads the targets of a measure, and what its forms offer. */
@Singleton
class BrowseTargets {

  private final ReadOnlyTransactions snapshots;
  private final MeasureStore measures;
  private final Clock clock;

  BrowseTargets(ReadOnlyTransactions snapshots, MeasureStore measures, Clock clock) {
    this.snapshots = snapshots;
    this.measures = measures;
    this.clock = clock;
  }

  Measure measure(String id) {
    return snapshots.read(handle -> Targets.measure(handle, measures, id));
  }

  List<TargetView> all(Measure measure) {
    return snapshots.read(handle -> Targets.of(handle, measure));
  }

  TargetView one(Measure measure, String key) {
    return snapshots.read(handle -> Targets.required(handle, measure, key));
  }

  LocalDate today() {
    return London.today(clock);
  }

  Choices choices(Measure measure) {
    return new Choices(measure, today());
  }

  /** What the form offers for a measure. */
  record Choices(Measure measure, LocalDate today) {

    public List<Option> years() {
      return IntStream.rangeClosed(0, ParseTarget.YEARS_AHEAD)
          .mapToObj(n -> Period.financialYear(today.plusYears(n)))
          .map(year -> Option.of(TargetBody.key(year), year.label()))
          .toList();
    }

    public List<Option> types() {
      return Arrays.stream(TargetType.values())
          .map(type -> new Option(type.name(), type.words(), type.hint()))
          .toList();
    }

    public List<Option> profiles() {
      return Arrays.stream(ProfileChoice.values())
          .filter(choice -> choice != ProfileChoice.LAST_YEAR || growsFromZero())
          .map(choice -> new Option(choice.name(), choice.words(), choice.hint()))
          .toList();
    }

    public List<Option> tolerances() {
      var unit =
          switch (measure.unit()) {
            case PERCENT -> "Points";
            case MINUTES -> "Hours";
            default -> "As many as the figure counts";
          };
      return List.of(
          Option.of("UNIT", unit), Option.of("PERCENT", "Percent of where it should be"));
    }

    public List<Option> months() {
      return IntStream.rangeClosed(1, TargetRequest.MONTHS)
          .mapToObj(n -> Option.of(TargetRequest.month(n), monthName(n)))
          .toList();
    }

    private static String monthName(int number) {
      return LocalDate.of(2000, (number + 2) % TargetRequest.MONTHS + 1, 1)
          .getMonth()
          .getDisplayName(java.time.format.TextStyle.FULL, java.util.Locale.UK);
    }

    public boolean isRangeOnly() {
      return measure.polarity() == Polarity.IN_RANGE;
    }

    public boolean growsFromZero() {
      return YearSoFar.growsFromZero(measure);
    }

    public String amountHint() {
      var form = new TypedAmount(null, measure).form();
      return Character.toUpperCase(form.charAt(0)) + form.substring(1);
    }
  }
}
