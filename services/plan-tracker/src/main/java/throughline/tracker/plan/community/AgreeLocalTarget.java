package throughline.tracker.plan.community;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import throughline.contracts.places.Library;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.web.input.Option;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.MeasureVersion;
import throughline.tracker.entry.EntryHistory;
import throughline.tracker.entry.ManualEntry;
import throughline.tracker.entry.PlanData;
import throughline.tracker.figure.Period;
import throughline.tracker.plan.target.TypedAmount;

/** A strategy lead proposes a target of a library, and a second person agrees to it. */
@Singleton
public class AgreeLocalTarget {

  private static final int LONGEST_REASON = 300;

  private final PlanData data;

  AgreeLocalTarget(PlanData data) {
    this.data = data;
  }

  List<Option> measures() {
    return data.read(
        handle ->
            Communities.measures(data.measures(handle), data.today()).stream()
                .map(MeasureVersion::measure)
                .map(measure -> Option.of(measure.id(), measure.title()))
                .toList());
  }

  List<Option> years() {
    return years(data.today())
        .map(year -> Option.of(String.valueOf(year.from().getYear()), year.label()))
        .toList();
  }

  private static Stream<Period> years(LocalDate today) {
    return Stream.of(Period.financialYear(today), Period.financialYear(today.plusYears(1)));
  }

  record Shown(Measure measure, EntryHistory<LocalTarget> history) {}

  Shown one(Library library, String measure, int year) {
    return data.read(
        handle ->
            new Shown(
                data.measures(handle).find(measure).orElseThrow(AgreeLocalTarget::none),
                standing(handle, LocalTarget.id(library.code(), measure, year))));
  }

  public void propose(
      Library library, String measure, String year, String amount, String why, SignedIn who) {
    data.recordOne(
        who,
        handle -> {
          var fields =
              new Fields().called("measure", "Measure").called("reason", "Why this target");
          var of =
              Communities.measures(data.measures(handle), data.today()).stream()
                  .map(MeasureVersion::measure)
                  .filter(each -> each.id().equals(measure))
                  .findFirst();
          if (of.isEmpty()) {
            throw new InvalidInput("measure", "Choose the measure");
          }
          var in =
              years(data.today())
                  .filter(each -> String.valueOf(each.from().getYear()).equals(year))
                  .findFirst();
          if (in.isEmpty()) {
            fields.reject("year", "Choose the year");
          }
          var value =
              new TypedAmount(fields, of.get())
                  .read("value", amount, "The target", "Enter what it is to come to");
          if (fields.ok("value") && value == 0) {
            fields.reject("value", "The target must be more than 0");
          }
          var reason =
              fields.text("reason", why, LONGEST_REASON, "Say what of the profile it follows from");
          fields.throwIfAny();
          var target = new LocalTarget(library.code(), measure, in.get(), value);
          var before = Communities.target(handle, target.id());
          if (before.last().filter(last -> !last.withdrawn()).isPresent()) {
            throw new InvalidInput(
                "year", "This library has a target for it already. Withdraw that one first");
          }
          return target.fact(before.version(), LocalTarget.PROPOSED, reason);
        });
  }

  public void agree(Library library, String measure, int year, long seen, SignedIn who) {
    data.record(
        who,
        (handle, person) -> {
          var history = seen(handle, LocalTarget.id(library.code(), measure, year), seen);
          var proposed = history.latest();
          if (proposed.state().equals(LocalTarget.AGREED)) {
            throw new Conflict("agreed", "This target is agreed already");
          }
          return List.of(
              proposed
                  .said()
                  .fact(seen, LocalTarget.AGREED, proposed.reason())
                  .approved(
                      proposed.author(),
                      person,
                      new Conflict(
                          "own", "You proposed this target. Somebody else has to agree to it")));
        });
  }

  void withdraw(Library library, String measure, int year, long seen, String typed, SignedIn who) {
    data.recordOne(
        who,
        handle -> {
          var history = seen(handle, LocalTarget.id(library.code(), measure, year), seen);
          var reason = PlanData.reason(typed, "Say why the target is withdrawn", LONGEST_REASON);
          return history.latest().said().fact(seen, ManualEntry.WITHDRAWN, reason);
        });
  }

  private static EntryHistory<LocalTarget> seen(Handle handle, String id, long seen) {
    var history = standing(handle, id);
    history.requireSeen(seen);
    return history;
  }

  private static EntryHistory<LocalTarget> standing(Handle handle, String id) {
    var history = Communities.target(handle, id);
    if (history.last().filter(last -> !last.withdrawn()).isEmpty()) {
      throw none();
    }
    return history;
  }

  private static NotFound none() {
    return new NotFound("target of a library with this address");
  }
}
