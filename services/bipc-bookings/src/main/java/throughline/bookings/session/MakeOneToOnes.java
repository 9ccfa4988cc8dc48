package throughline.bookings.session;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import throughline.bookings.venue.Venues;
import throughline.contracts.bookings.BookingState.Kind;
import throughline.contracts.bookings.BookingState.Topic;
import throughline.platform.core.time.London;
import throughline.platform.database.Sql;
import throughline.platform.jobs.Job;
import throughline.platform.jobs.JobSchedule;
import throughline.publishing.library.Libraries;

/** Makes sessions of one place from advisers' weekly hours, for some weeks ahead. */
@ApplicationScoped
class MakeOneToOnes implements Job {
  private static final String MADE =
      "SELECT starts_local FROM session WHERE weekly_hours_id = :hours AND starts_local >= :today";

  private record Made(LocalDateTime startsLocal) {}

  private final Advisers advisers;
  private final Venues venues;
  private final Libraries libraries;
  private final Sessions sessions;
  private final Claims claims;
  private final Sql sql;
  private final Clock clock;
  private final int weeks;

  /**
   * @param weeks for how many weeks ahead one-to-ones are made
   */
  MakeOneToOnes(
      Advisers advisers,
      Venues venues,
      Libraries libraries,
      Sessions sessions,
      Claims claims,
      Sql sql,
      Clock clock,
      @ConfigProperty(name = "throughline.bookings.one-to-one-weeks", defaultValue = "6")
          int weeks) {
    this.advisers = advisers;
    this.venues = venues;
    this.libraries = libraries;
    this.sessions = sessions;
    this.claims = claims;
    this.sql = sql;
    this.clock = clock;
    this.weeks = weeks;
  }

  @Override
  public Details details() {
    return new Details(
        "make-one-to-ones",
        "Make one-to-ones from advisers' weekly hours, %d weeks ahead".formatted(weeks),
        JobSchedule.dailyAt(LocalTime.of(2, 20)));
  }

  @Override
  public String run() {
    var made = advisers.hours(null).stream().mapToInt(this::make).sum();
    return made == 1 ? "1 one-to-one made" : made + " one-to-ones made";
  }

  /**
   * Makes what is missing of these hours. What the adviser has no time for is left out, and what
   * was made before and cancelled is not made again.
   */
  int make(Advisers.Hours hours) {
    return QuarkusTransaction.joiningExisting().call(() -> makeMissing(hours));
  }

  private int makeMissing(Advisers.Hours hours) {
    var now = clock.instant();
    var venue = venues.of(hours.venueCode()).orElseThrow();
    var resources =
        Stream.of(hours.adviserId(), hours.roomId())
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    claims.lock(resources);
    if (hasEnded(hours)) {
      return 0;
    }
    var plan =
        new SessionPlan(
            hours.title(),
            venue,
            null,
            hours.slotMinutes(),
            1,
            hours.noticeHours(),
            details(hours));
    var missing =
        missing(hours).stream().map(plan::at).filter(each -> each.closesAt().isAfter(now)).toList();
    var library = libraries.findById(venue.library());
    var all =
        missing.stream()
            .map(each -> new Session(each, library, null, hours.id(), hours.madeBy(), now))
            .toList();
    var slots =
        all.stream()
            .map(each -> new Claims.Slot(each.id(), each.time(), hours.bufferMinutes()))
            .toList();
    var clashing =
        claims.clashes(resources, venue.code(), slots).stream()
            .map(Clash::slot)
            .collect(Collectors.toSet());
    var free = new ArrayList<Claims.Slot>();
    for (var i = 0; i < all.size(); i++) {
      if (!clashing.contains(i + 1)) {
        sessions.persist(all.get(i));
        free.add(slots.get(i));
      }
    }
    sessions.flush();
    claims.claim(resources, venue.code(), free);
    Log.infof("event=one-to-ones-made hours=%s made=%d", hours.id(), free.size());
    return free.size();
  }

  private boolean hasEnded(Advisers.Hours hours) {
    return advisers.hours(hours.adviserId()).stream()
        .noneMatch(each -> each.id().equals(hours.id()));
  }

  private List<LocalDateTime> missing(Advisers.Hours hours) {
    var today = London.today(clock);
    var made =
        sql
            .of(MADE)
            .bind("hours", hours.id())
            .bind("today", today.atStartOfDay())
            .list(Made.class)
            .stream()
            .map(Made::startsLocal)
            .collect(Collectors.toCollection(HashSet::new));
    return today
        .datesUntil(today.plusWeeks(weeks))
        .filter(day -> day.getDayOfWeek().getValue() == hours.weekday())
        .flatMap(day -> starts(hours).map(day::atTime))
        .filter(start -> SessionTime.exists(start) && !made.contains(start))
        .toList();
  }

  /** As many slots as end within the hours. */
  static Stream<LocalTime> starts(Advisers.Hours hours) {
    var step = hours.slotMinutes() + hours.bufferMinutes();
    var minutes = (int) Duration.between(hours.fromLocal(), hours.toLocal()).toMinutes();
    return Stream.iterate(0, at -> at + hours.slotMinutes() <= minutes, at -> at + step)
        .map(hours.fromLocal()::plusMinutes);
  }

  private static SessionDetails details(Advisers.Hours hours) {
    var topic = Optional.ofNullable(hours.topic()).map(Topic::valueOf).orElse(null);
    return new SessionDetails(
        null,
        topic,
        Kind.ONE_TO_ONE,
        null,
        null,
        null,
        null,
        hours.adviserId(),
        hours.roomId(),
        null,
        hours.noticeHours());
  }
}
