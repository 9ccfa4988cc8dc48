package throughline.volunteers.demo;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import throughline.demo.SamplePerson;
import throughline.demo.SampleYear;
import throughline.platform.core.permission.Places;
import throughline.platform.web.decision.Picked;
import throughline.volunteers.demo.SampleShift.Fate;
import throughline.volunteers.hours.DecideHours;
import throughline.volunteers.hours.DisputeHours;
import throughline.volunteers.hours.HoursView;
import throughline.volunteers.hours.LogHours;
import throughline.volunteers.hours.SettleHours;

/**
 * A library's year: people hand in what they gave, and every other Monday the coordinator goes
 * through what waits. What was handed in since the last time waits still.
 */
@ApplicationScoped
class TellLibrary {
  private static final LocalTime COORDINATES = LocalTime.of(10, 15);
  private static final int WEEKS_BETWEEN = 2;
  private static final int WEEKS_DISPUTED = 5;
  private static final int LONGER = 60;
  private static final Duration SOON = Duration.ofMinutes(10);
  private static final Duration NEXT_DAY = Duration.ofHours(28);
  private static final String STAYED_LONGER = "I stayed an hour longer than I had written";
  private static final String SO_IT_WAS = "The sheet at the desk says so, too";
  private static final String REASON =
      "Your sheet at the desk says that you left an hour earlier. Please check the finish";

  private final TakeOn takeOn;
  private final LogHours logHours;
  private final DecideHours decideHours;
  private final DisputeHours disputeHours;
  private final SettleHours settleHours;

  TellLibrary(
      TakeOn takeOn,
      LogHours logHours,
      DecideHours decideHours,
      DisputeHours disputeHours,
      SettleHours settleHours) {
    this.takeOn = takeOn;
    this.logHours = logHours;
    this.decideHours = decideHours;
    this.disputeHours = disputeHours;
    this.settleHours = settleHours;
  }

  private record Waiting(SampleShift shift, HoursView hours, boolean wasReturned) {
    Waiting again(HoursView changed) {
      return new Waiting(shift, changed, true);
    }

    boolean isToDispute() {
      return shift.fate() == Fate.DISPUTED;
    }

    boolean isToReturn() {
      return !wasReturned && (shift.fate() == Fate.PUT_RIGHT || shift.fate() == Fate.RETURNED);
    }
  }

  void tell(SampleYear year, List<SampleShift> shifts, SamplePerson coordinator) {
    year.moveTo(SampleYear.at(year.firstDay(), LocalTime.MIDNIGHT));
    shifts.stream()
        .map(SampleShift::volunteer)
        .distinct()
        .forEach(each -> takeOn.asBefore(each, shifts.get(0).library()));
    var left = new ArrayDeque<>(shifts);
    var waiting = new ArrayList<Waiting>();
    var day = year.firstDay().with(TemporalAdjusters.next(DayOfWeek.MONDAY));
    for (; day.isBefore(year.today()); day = day.plusWeeks(WEEKS_BETWEEN)) {
      var round = SampleYear.at(day, COORDINATES);
      handIn(year, left, round, waiting);
      year.moveTo(round);
      var returned =
          waiting.stream()
              .filter(Waiting::isToReturn)
              .map(each -> giveBack(each, coordinator))
              .toList();
      year.moveTo(round.plus(SOON));
      waiting.removeIf(Waiting::isToReturn);
      approve(waiting, coordinator, year);
      var disputed = waiting.stream().filter(Waiting::isToDispute).toList();
      waiting.clear();
      year.moveTo(round.plus(NEXT_DAY));
      if (year.includes(round.plus(NEXT_DAY))) {
        returned.stream()
            .filter(each -> each.shift().fate() == Fate.PUT_RIGHT)
            .forEach(each -> waiting.add(putRight(each)));
        disputed.forEach(each -> dispute(each, coordinator, year));
      } else {
        disputed.forEach(each -> count(each, 0, year));
      }
    }
    handIn(year, left, SampleYear.at(year.today(), LocalTime.MIDNIGHT), waiting);
  }

  private void handIn(
      SampleYear year, Queue<SampleShift> left, Instant until, List<Waiting> waiting) {
    while (!left.isEmpty() && left.peek().loggedAt().isBefore(until)) {
      var shift = left.remove();
      year.moveTo(shift.loggedAt());
      var hours = logHours.log(shift.typed(), shift.volunteer().signedIn()).hours();
      if (shift.fate() == Fate.WITHDRAWN) {
        year.moveTo(shift.loggedAt().plus(SOON));
        logHours.withdraw(hours.id(), hours.version(), shift.volunteer().signedIn());
      } else {
        waiting.add(new Waiting(shift, hours, false));
      }
    }
  }

  private Waiting giveBack(Waiting each, SamplePerson coordinator) {
    var who = coordinator.signedIn();
    var places = Places.of(each.shift().library());
    var hours = each.hours();
    return each.again(decideHours.giveBack(hours.id(), hours.version(), REASON, who, places));
  }

  private void approve(List<Waiting> right, SamplePerson coordinator, SampleYear year) {
    if (right.isEmpty()) {
      return;
    }
    var versions = new LinkedHashMap<UUID, Long>();
    right.forEach(each -> versions.put(each.hours().id(), each.hours().version()));
    var places = Places.of(right.get(0).shift().library());
    decideHours.approve(new Picked<>(versions), coordinator.signedIn(), places);
    right.stream().filter(each -> !each.isToDispute()).forEach(each -> count(each, 0, year));
  }

  private static void count(Waiting each, int more, SampleYear year) {
    for (var day : each.hours().days()) {
      year.tally().add("volunteer-hours", day.date(), day.minutes() + more);
      year.tally().seen("active-volunteers", each.shift().volunteer().subject(), day.date());
    }
  }

  /** Settled at once, but for those of the last weeks, which do not count meanwhile. */
  private void dispute(Waiting each, SamplePerson coordinator, SampleYear year) {
    var hours = each.hours();
    var disputed =
        disputeHours.dispute(
            hours.id(), hours.version() + 1, STAYED_LONGER, each.shift().volunteer().signedIn());
    if (each.shift().day().isAfter(year.today().minusWeeks(WEEKS_DISPUTED))) {
      return;
    }
    var typed = each.shift().corrected(SO_IT_WAS);
    var places = Places.of(each.shift().library());
    var corrected =
        settleHours.correct(hours.id(), disputed.version(), typed, coordinator.signedIn(), places);
    // Whoever corrects hours does not approve them.
    decideHours.approve(
        new Picked<>(Map.of(corrected.id(), corrected.version())),
        year.people().madeUp("coordinator", 1).signedIn(),
        places);
    count(each, LONGER, year);
  }

  private Waiting putRight(Waiting each) {
    var shift = each.shift();
    var who = shift.volunteer().signedIn();
    var hours = each.hours();
    return each.again(logHours.change(hours.id(), hours.version(), shift.putRight(), who));
  }
}
