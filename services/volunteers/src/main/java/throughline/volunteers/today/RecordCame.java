package throughline.volunteers.today;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.core.time.London;
import throughline.platform.database.People;
import throughline.volunteers.hours.LogHours;
import throughline.volunteers.hours.WorkedTime;
import throughline.volunteers.today.Attendances.Seen;
import throughline.volunteers.volunteer.Volunteers;

/**
 * Staff say who came, and the hours of those log themselves. They wait for approval like any
 * others: what nobody saw the end of does not approve itself.
 */
@ApplicationScoped
public class RecordCame {
  /** Of more, it is asked why by the form of hours. */
  private static final Duration LONGEST = Duration.ofHours(12);

  private static final int MOST_DAYS_AGO = 31;

  /**
   * What became of it.
   *
   * @param logged of how many the hours were logged
   * @param known of how many they were there already, by themselves or by somebody else
   */
  public record Result(int logged, int known) {}

  private final People people;
  private final Volunteers volunteers;
  private final BrowseDay browseDay;
  private final Attendances attendances;
  private final LogHours logHours;
  private final Clock clock;

  RecordCame(
      People people,
      Volunteers volunteers,
      BrowseDay browseDay,
      Attendances attendances,
      LogHours logHours,
      Clock clock) {
    this.people = people;
    this.volunteers = volunteers;
    this.browseDay = browseDay;
    this.attendances = attendances;
    this.logHours = logHours;
    this.clock = clock;
  }

  /**
   * Of whom it is recorded already, or who is expected only since the page was opened, nothing is
   * recorded.
   *
   * @param asked the boxes of those whom the page showed
   * @param ticked the boxes of those who came
   */
  @Transactional
  public Result record(
      String place,
      LocalDate date,
      List<String> asked,
      List<String> ticked,
      SignedIn who,
      Places places) {
    requireRecent(date);
    if (asked.isEmpty()) {
      throw new InvalidInput("came", "Nobody is left of whom you could record whether they came");
    }
    var seen =
        browseDay.of(place, date, places).parts().stream()
            .filter(Day.Part::over)
            .flatMap(
                part ->
                    part.waiting().stream()
                        .filter(one -> asked.contains(one.box()))
                        .map(
                            one ->
                                new Seen(
                                    part.occasion(),
                                    one.volunteer(),
                                    ticked.contains(one.box()),
                                    one.cleared())))
            .toList();
    return save(seen, who, places);
  }

  /** What stands for somebody who comes to a slot or shift. */
  public static String box(UUID about, UUID volunteer) {
    return about + "." + volunteer;
  }

  /** Somebody who was not expected came to a slot or shift all the same. */
  @Transactional
  Result add(
      String place, LocalDate date, UUID about, UUID volunteer, SignedIn who, Places places) {
    requireRecent(date);
    var part =
        browseDay.of(place, date, places).parts().stream()
            .filter(each -> each.occasion().about().equals(about))
            .findFirst()
            .orElseThrow(() -> new NotFound("slot or shift of this day"));
    if (!part.over()) {
      throw new Conflict(
          "not-over",
          "You can add who came from %s".formatted(London.moment(part.occasion().endsAt())));
    }
    volunteers.lockActive(volunteer);
    var asked = BrowseDay.asked(part.occasion(), volunteer);
    var cleared = browseDay.notCleared(List.of(asked)).isEmpty();
    return save(List.of(new Seen(part.occasion(), volunteer, true, cleared)), who, places);
  }

  private void requireRecent(LocalDate date) {
    var today = London.today(clock);
    if (date.isAfter(today) || date.isBefore(today.minusDays(MOST_DAYS_AGO))) {
      throw new InvalidInput(
          "day", "Choose a day of the last month. Older hours are logged with a reason");
    }
  }

  /** The hours first: they lock the volunteers, as whoever logs by themselves does. */
  private Result save(List<Seen> seen, SignedIn who, Places places) {
    var came = seen.stream().filter(Seen::came).map(RecordCame::hours).toList();
    var together = logHours.together(came, who, places);
    attendances.record(seen, people.recognise(who), clock.instant());
    Log.infof(
        "event=attendance-recorded people=%d logged=%d", seen.size(), together.logged().size());
    return new Result(together.logged().size(), together.left().size());
  }

  private static LogHours.Came hours(Seen seen) {
    var occasion = seen.occasion();
    if (Duration.between(occasion.startsAt(), occasion.endsAt()).compareTo(LONGEST) > 0) {
      throw new Conflict(
          "long-hours",
          "%s is more than 12 hours: have each log their hours themselves, with the reason"
              .formatted(occasion.times()));
    }
    return new LogHours.Came(
        seen.volunteer(),
        new WorkedTime(occasion.startsAt(), occasion.endsAt()),
        occasion.place(),
        occasion.role(),
        occasion.about());
  }
}
