package throughline.volunteers.demo;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import throughline.platform.core.permission.Places;
import throughline.platform.core.time.London;
import throughline.platform.demo.DemoPerson;
import throughline.platform.demo.DemoTime;
import throughline.platform.demo.DemoYear;
import throughline.platform.demo.Tally;
import throughline.volunteers.demo.MadeUpShift.Fate;
import throughline.volunteers.hours.ApproveManyHours;
import throughline.volunteers.hours.ChangeHours;
import throughline.volunteers.hours.HoursView;
import throughline.volunteers.hours.LogHours;
import throughline.volunteers.hours.PickedHours;
import throughline.volunteers.hours.ReturnHours;
import throughline.volunteers.hours.WithdrawHours;

/**
 * A library's year: people hand in what they gave, and every other Monday the coordinator goes
 * through what waits. What was handed in since the last time waits still.
 */
@ApplicationScoped
class DemoLibraryYear {

  private static final LocalTime COORDINATES = LocalTime.of(10, 15);
  private static final int WEEKS_BETWEEN = 2;
  private static final Duration SOON = Duration.ofMinutes(10);
  private static final Duration NEXT_DAY = Duration.ofHours(28);
  private static final String REASON =
      "Your sheet at the desk says that you left an hour earlier. Please check the finish";

  private final LogHours logHours;
  private final ApproveManyHours approveManyHours;
  private final ReturnHours returnHours;
  private final ChangeHours changeHours;
  private final WithdrawHours withdrawHours;

  DemoLibraryYear(
      LogHours logHours,
      ApproveManyHours approveManyHours,
      ReturnHours returnHours,
      ChangeHours changeHours,
      WithdrawHours withdrawHours) {
    this.logHours = logHours;
    this.approveManyHours = approveManyHours;
    this.returnHours = returnHours;
    this.changeHours = changeHours;
    this.withdrawHours = withdrawHours;
  }

  /** Hours that wait for the coordinator. */
  private record Waiting(MadeUpShift shift, HoursView hours, boolean wasReturned) {

    Places places() {
      return Places.of(shift.library());
    }

    boolean toReturn() {
      return !wasReturned && (shift.fate() == Fate.PUT_RIGHT || shift.fate() == Fate.RETURNED);
    }
  }

  /**
   * Tells the year of one library.
   *
   * @param shifts in the order in which they are handed in
   */
  void tell(
      DemoYear year, List<MadeUpShift> shifts, DemoPerson coordinator, DemoTime time, Tally tally) {
    var left = new ArrayDeque<>(shifts);
    var waiting = new ArrayList<Waiting>();
    for (var round = firstRound(year); year.includes(round); round = nextRound(round)) {
      handIn(left, round, waiting, time);
      var returned = giveBack(waiting, coordinator, round, time);
      approve(waiting, coordinator, round, time, tally);
      waiting.clear();
      putRight(returned, round.plus(NEXT_DAY), year, waiting, time);
    }
    handIn(left, DemoYear.at(year.today(), LocalTime.MIDNIGHT), waiting, time);
  }

  private static Instant firstRound(DemoYear year) {
    var monday = year.firstDay().with(TemporalAdjusters.next(DayOfWeek.MONDAY));
    return DemoYear.at(monday, COORDINATES);
  }

  private static Instant nextRound(Instant round) {
    return DemoYear.at(London.dateOf(round).plusWeeks(WEEKS_BETWEEN), COORDINATES);
  }

  private void handIn(
      Deque<MadeUpShift> left, Instant until, List<Waiting> waiting, DemoTime time) {
    while (!left.isEmpty() && left.peek().loggedAt().isBefore(until)) {
      var shift = left.remove();
      time.moveTo(shift.loggedAt());
      var who = shift.volunteer().signedIn();
      var hours = logHours.log(shift.typed(), who);
      if (shift.fate() == Fate.WITHDRAWN) {
        time.moveTo(shift.loggedAt().plus(SOON));
        withdrawHours.withdraw(hours.id(), hours.version(), who);
      } else {
        waiting.add(new Waiting(shift, hours, false));
      }
    }
  }

  private List<Waiting> giveBack(
      List<Waiting> waiting, DemoPerson coordinator, Instant at, DemoTime time) {
    time.moveTo(at);
    return waiting.stream()
        .filter(Waiting::toReturn)
        .map(
            each ->
                new Waiting(
                    each.shift(),
                    returnHours.giveBack(
                        each.hours().id(),
                        each.hours().version(),
                        REASON,
                        coordinator.signedIn(),
                        each.places()),
                    true))
        .toList();
  }

  private void approve(
      List<Waiting> waiting, DemoPerson coordinator, Instant at, DemoTime time, Tally tally) {
    time.moveTo(at.plus(SOON));
    var right = waiting.stream().filter(each -> !each.toReturn()).toList();
    if (right.isEmpty()) {
      return;
    }
    var versions = new LinkedHashMap<UUID, Long>();
    right.forEach(each -> versions.put(each.hours().id(), each.hours().version()));
    approveManyHours.approve(
        new PickedHours(versions), coordinator.signedIn(), right.get(0).places());
    right.forEach(each -> count(each, tally));
  }

  private static void count(Waiting approved, Tally tally) {
    for (var day : approved.hours().days()) {
      tally.add("volunteer-hours", day.date(), day.minutes());
      tally.seen("active-volunteers", approved.shift().volunteer().subject(), day.date());
    }
  }

  private void putRight(
      List<Waiting> returned, Instant at, DemoYear year, List<Waiting> waiting, DemoTime time) {
    time.moveTo(at);
    returned.stream()
        .filter(each -> each.shift().fate() == Fate.PUT_RIGHT && year.includes(at))
        .map(
            each ->
                new Waiting(
                    each.shift(),
                    changeHours.change(
                        each.hours().id(),
                        each.hours().version(),
                        each.shift().putRight(),
                        each.shift().volunteer().signedIn()),
                    true))
        .forEach(waiting::add);
  }
}
