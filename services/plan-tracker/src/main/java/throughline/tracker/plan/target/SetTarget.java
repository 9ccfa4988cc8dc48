package throughline.tracker.plan.target;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.web.input.Option;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.Measures;
import throughline.tracker.engine.rule.Polarity;
import throughline.tracker.entry.ManualEntry;
import throughline.tracker.entry.PlanData;
import throughline.tracker.figure.Period;

/** A strategy lead sets a measure's target for a year, or corrects or withdraws it meanwhile. */
@Singleton
public class SetTarget {

  private final PlanData data;

  SetTarget(PlanData data) {
    this.data = data;
  }

  Measure measure(String id) {
    return data.read(handle -> Targets.measure(data.measures(handle), id));
  }

  List<TargetView> all(Measure measure) {
    return data.read(handle -> Targets.of(handle, measure));
  }

  TargetView one(String measureId, String key) {
    return data.read(handle -> Targets.required(handle, data.measures(handle), measureId, key));
  }

  LocalDate today() {
    return data.today();
  }

  Choices choices(Measure measure) {
    return new Choices(measure, today());
  }

  public String set(String measureId, TargetRequest typed, SignedIn who) {
    var recorded = data.recordOne(who, handle -> first(handle, measureId, typed));
    return recorded.id().substring(measureId.length() + 1);
  }

  private ManualEntry first(Handle handle, String measureId, TargetRequest typed) {
    var all = data.measures(handle);
    var measure = Targets.measure(all, measureId);
    var read = new ParseTarget(measure, today(), typed, new Fields());
    var year = read.year();
    var target = read.target(year, lastYear(handle, all, measure));
    var other =
        Targets.of(handle, measure).stream().filter(view -> view.year().equals(year)).findFirst();
    other.filter(view -> !view.latest().withdrawn()).ifPresent(SetTarget::refuseSecond);
    PlausibilityCheck.ask(handle, all, measure, target, typed, today());
    long seen = other.map(view -> view.history().version()).orElse(0L);
    return Targets.fact(measure, target, seen, Targets.SET, read.reason());
  }

  private MonthsOfLastYear lastYear(Handle handle, Measures all, Measure measure) {
    var lastYear = Period.financialYear(Period.financialYear(today()).from().minusDays(1));
    var version = all.version(measure.id(), today());
    return new MonthsOfLastYear(handle, version, lastYear);
  }

  private static void refuseSecond(TargetView other) {
    throw new InvalidInput(
        "year",
        "%s has a target already: %s, set by %s. Correct that one in place of setting another"
            .formatted(
                other.year().label(),
                TargetWords.amount(other.latest().said(), other.measure().unit()),
                other.latest().by()));
  }

  void correct(String measureId, String key, long seen, TargetRequest typed, SignedIn who) {
    data.recordOne(who, handle -> corrected(handle, measureId, key, seen, typed));
  }

  private ManualEntry corrected(
      Handle handle, String measureId, String key, long seen, TargetRequest typed) {
    var all = data.measures(handle);
    var before = changeable(handle, all, measureId, key, seen);
    var measure = before.measure();
    var read = new ParseTarget(measure, today(), typed, new Fields());
    var target = read.target(before.year(), lastYear(handle, all, measure));
    var said = before.latest().said();
    if (target.equals(said)) {
      throw new InvalidInput("type", "This is the target already. Change something of it");
    }
    if (!TargetWords.amount(target, measure.unit())
        .equals(TargetWords.amount(said, measure.unit()))) {
      PlausibilityCheck.ask(handle, all, measure, target, typed, today());
    }
    return Targets.fact(measure, target, seen, Targets.SET, read.reason());
  }

  void withdraw(String measureId, String key, long seen, String typed, SignedIn who) {
    data.recordOne(
        who,
        handle -> {
          var before = changeable(handle, data.measures(handle), measureId, key, seen);
          var reason = PlanData.reason(typed, "Say why the target is withdrawn");
          var said = before.latest().said();
          return Targets.fact(before.measure(), said, seen, ManualEntry.WITHDRAWN, reason);
        });
  }

  private TargetView changeable(
      Handle handle, Measures all, String measureId, String key, long seen) {
    var before = Targets.required(handle, all, measureId, key);
    before.history().requireSeen(seen);
    if (before.latest().withdrawn()) {
      throw new Conflict("withdrawn", "This target was withdrawn. Set a new one if there is one");
    }
    if (!before.year().to().isAfter(today())) {
      throw new Conflict("ended", ParseTarget.ended(before.year(), Period.financialYear(today())));
    }
    return before;
  }

  record Choices(Measure measure, LocalDate today) {

    public List<Option> years() {
      return IntStream.rangeClosed(0, ParseTarget.YEARS_AHEAD)
          .mapToObj(n -> Period.financialYear(today.plusYears(n)))
          .map(year -> Option.of(Targets.key(year), year.label()))
          .toList();
    }

    public List<Option> types() {
      return Arrays.stream(Target.TargetType.values())
          .map(type -> Option.of(type.name(), type.words()))
          .toList();
    }

    public List<Option> profiles() {
      return Arrays.stream(ParseProfile.ProfileChoice.values())
          .filter(choice -> choice != ParseProfile.ProfileChoice.LAST_YEAR || growsFromZero())
          .filter(
              choice ->
                  choice != ParseProfile.ProfileChoice.PEOPLE
                      || ParseProfile.ProfileChoice.usual(measure) == choice)
          .map(choice -> Option.of(choice.name(), choice.words()))
          .toList();
    }

    public List<Option> tolerances() {
      var unit =
          switch (measure.unit()) {
            case PERCENT -> "Points";
            case MINUTES -> "Hours";
            default -> "Number";
          };
      return List.of(Option.of("UNIT", unit), Option.of("PERCENT", "Percent"));
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
