package throughline.volunteers.hours;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import throughline.contracts.volunteers.HoursEntryState.Status;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.permission.Places;
import throughline.platform.core.time.London;
import throughline.volunteers.hours.HoursEntries.HoursRow;
import throughline.volunteers.hours.NoOverlap.Asked;

/** What a volunteer logs by one press: the same as last time, on another day. */
@ApplicationScoped
class SameAgain {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.UK);

  private static final int LOOKED_AT = 5;
  private static final int MOST_DAYS = 2;

  /** The last hours that were not withdrawn, and on which days they can be logged again. */
  record Again(HoursView last, List<Day> days) {}

  record Day(LocalDate date, boolean today) {
    /** "Today", "Tuesday 17 November". */
    public String words() {
      return today ? "Today" : DAY.format(date);
    }
  }

  private final HoursEntries entries;
  private final NoOverlap noOverlap;
  private final Clock clock;

  SameAgain(HoursEntries entries, NoOverlap noOverlap, Clock clock) {
    this.entries = entries;
    this.noOverlap = noOverlap;
    this.clock = clock;
  }

  Optional<Again> of(String subject, UUID volunteer) {
    return entries
        .own(subject, Narrowed.NOT, PageRequest.first(LOOKED_AT))
        .map(HoursRow::forVolunteer)
        .items()
        .stream()
        .filter(each -> each.status() != Status.VOIDED)
        .findFirst()
        .map(last -> new Again(last, days(last, volunteer)));
  }

  /** Today, and the weekday of last time once more, as far as they are over and not taken. */
  private List<Day> days(HoursView last, UUID volunteer) {
    var today = London.today(clock);
    var weekday = today.with(TemporalAdjusters.previousOrSame(last.workedOn().getDayOfWeek()));
    var days =
        Stream.of(today, weekday, weekday.minusWeeks(1))
            .distinct()
            .filter(last.workedOn()::isBefore)
            .toList();
    var asked = new ArrayList<Asked>();
    for (var i = 0; i < days.size(); i++) {
      var place = i;
      last.typedOn(days.get(i))
          .worked(clock.instant())
          .ifPresent(worked -> asked.add(new Asked(place, volunteer, worked)));
    }
    var taken = noOverlap.problems(asked, Places.everywhere());
    return asked.stream()
        .filter(each -> !taken.containsKey(each.place()))
        .limit(MOST_DAYS)
        .map(each -> new Day(days.get(each.place()), days.get(each.place()).equals(today)))
        .toList();
  }
}
