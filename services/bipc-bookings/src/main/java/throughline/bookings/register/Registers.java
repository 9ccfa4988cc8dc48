package throughline.bookings.register;

import static java.util.stream.Collectors.toMap;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import throughline.bookings.booking.Booking;
import throughline.bookings.booking.Bookings;
import throughline.bookings.session.SessionTime;
import throughline.bookings.session.Sessions;
import throughline.contracts.bookings.BookingState.Delivery;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.TypedText;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.core.permission.Places;
import throughline.platform.core.time.London;
import throughline.platform.database.SliceQuery;

/** The registers of sessions, as advisers look for them: who booked, and who has come. */
@ApplicationScoped
class Registers implements PanacheRepositoryBase<Booking, UUID> {
  /**
   * A session in a list of registers: how many have a place, and of how many nobody has said
   * whether they came.
   */
  record Summary(
      UUID session,
      String title,
      String venueName,
      Delivery delivery,
      LocalDateTime startsLocal,
      long booked,
      long unmarked) {
    public LocalDate date() {
      return startsLocal.toLocalDate();
    }

    public LocalTime startTime() {
      return startsLocal.toLocalTime();
    }

    public String where() {
      return delivery == Delivery.ONLINE ? "Online" : venueName;
    }
  }

  /**
   * Which finished registers somebody looks for.
   *
   * @param title a part of it; empty for every title
   * @param venue its code; empty for every venue
   */
  record Sought(String title, LocalDate from, LocalDate to, String venue) {
    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2099, 12, 31);
    static final Sought ALL = new Sought("", FIRST, LAST, "");

    /** Reads what was typed; what is left out is every title, day or venue. */
    static Sought read(Fields fields, String title, String from, String to, String venue) {
      return new Sought(
          TypedText.given(title).orElse(""),
          day(fields, "from", from, FIRST),
          day(fields, "to", to, LAST),
          TypedText.given(venue).orElse(""));
    }

    private static LocalDate day(Fields fields, String field, String typed, LocalDate otherwise) {
      return TypedText.given(typed).map(text -> fields.date(field, text, "")).orElse(otherwise);
    }
  }

  private static final String REGISTER =
      """
      select b.id, p.displayName, b.status, b.minutes, b.late, b.channel, b.bookedAt, b.talkAbout
      from Booking b join b.entrepreneur.person p
      where b.session.id = :session
      order by lower(p.displayName), b.id
      """;

  private static final String SUPPORT =
      """
      select b.id, coalesce(sum(o.minutes), 0L)
      from Booking b join Booking o on o.entrepreneur = b.entrepreneur join o.session s
      where b.session.id = :session and """
          + " "
          + Sessions.AT_PLACES
          + "group by b.id";

  private static final SliceQuery<Summary> REGISTERS =
      SliceQuery.of(
          Summary.class,
          Summary::session,
          """
              s.id, s.title, v.name, s.delivery, s.time.startsLocal,
              (select count(*) from Booking b where b.session.id = s.id
                 and b.status in (CONFIRMED, ATTENDED, PARTIAL, NO_SHOW)),
              (select count(*) from Booking b where b.session.id = s.id and b.status = CONFIRMED)
              """,
          "Session s join s.venue v");

  private static final SliceQuery<Summary> OF_A_DAY =
      REGISTERS
          .that("s.time.startsAt >= :from and s.time.startsAt < :to and s.taken > 0")
          .ascending("s.time.startsAt", "s.id");

  private static final SliceQuery<Summary> UNFINISHED =
      REGISTERS
          .that(
              """
              s.time.startsAt <= :latest and (s.time.startsAt < :from or s.time.startsAt >= :to)
              and exists (from Booking b where b.session.id = s.id and b.status = CONFIRMED)
              """)
          .ascending("s.time.startsAt", "s.id");

  private static final SliceQuery<Summary> FINISHED =
      REGISTERS
          .that(
              """
              s.time.startsAt <= :latest and s.taken > 0
              and s.time.startsAt >= :from and s.time.startsAt < :to
              and locate(:title, lower(s.title)) > 0 and (:venue = '' or v.code = :venue)
              and not exists (from Booking b where b.session.id = s.id and b.status = CONFIRMED)
              """)
          .descending("s.time.startsAt", "s.id");

  private static final String COUNT_UNFINISHED =
      """
      select count(distinct s.id) from Booking b join b.session s
      where b.status = CONFIRMED and s.time.startsAt <= :latest and """
          + " "
          + Sessions.AT_PLACES;

  private static final String UNFINISHED_BY_VENUE =
      """
      select v.code, v.name, count(distinct s.id) from Booking b join b.session s join s.venue v
      where b.status = CONFIRMED and s.time.startsAt <= :latest and """
          + " "
          + Sessions.AT_PLACES
          + " group by v.code, v.name order by v.name, v.code";

  private static final String SESSIONS_BETWEEN =
      """
      select count(s), coalesce(sum(s.taken), 0) from Session s
      where s.time.startsAt >= :from and s.time.startsAt < :to and s.cancelledAt is null and """
          + " "
          + Sessions.AT_PLACES;

  /** How many registers of a venue are not complete. */
  record OpenAt(String code, String name, long registers) {}

  record Support(UUID booking, long minutes) {}

  record DayOfSessions(long sessions, long booked) {}

  List<Register.Entry> register(UUID session) {
    return find(REGISTER, Parameters.with("session", session)).project(Register.Entry.class).list();
  }

  /** For how long whoever holds each booking of a session attended sessions there so far. */
  Map<UUID, Long> support(UUID session, Places places) {
    return find(SUPPORT, Bookings.at(places).and("session", session))
        .project(Support.class)
        .stream()
        .collect(toMap(Support::booking, Support::minutes));
  }

  Slice<Summary> of(LocalDate day, Places places) {
    return some(OF_A_DAY, places, PageRequest.linked(null, null), on(day, places));
  }

  Slice<Summary> unfinishedBut(LocalDate day, Instant now, Places places, PageRequest page) {
    var latest = SessionTime.latestStartWithCheckInOpen(now);
    return some(UNFINISHED, places, page, on(day, places).and("latest", latest));
  }

  Slice<Summary> finished(Sought sought, Instant now, Places places, PageRequest page) {
    var latest = SessionTime.latestStartWithCheckInOpen(now);
    var parameters =
        Bookings.at(places)
            .and("latest", latest)
            .and("from", begin(sought.from()))
            .and("to", begin(sought.to().plusDays(1)))
            .and("title", sought.title().toLowerCase(Locale.UK))
            .and("venue", sought.venue());
    return some(FINISHED, places, page, parameters);
  }

  /**
   * Asked by one question of those who see all places and another of those who see some: a plan
   * that serves both reads every session.
   */
  private Slice<Summary> some(
      SliceQuery<Summary> list, Places places, PageRequest page, Parameters parameters) {
    var seen = places.all() ? list : list.within(Sessions.some(places));
    return seen.read(getEntityManager(), page, parameters.map());
  }

  long countUnfinished(Instant now, Places places) {
    var latest = SessionTime.latestStartWithCheckInOpen(now);
    return find(COUNT_UNFINISHED, Bookings.at(places).and("latest", latest))
        .project(Long.class)
        .singleResult();
  }

  List<OpenAt> openByVenue(Instant now, Places places) {
    var latest = SessionTime.latestStartWithCheckInOpen(now);
    return find(UNFINISHED_BY_VENUE, Bookings.at(places).and("latest", latest))
        .project(OpenAt.class)
        .list();
  }

  DayOfSessions sessionsOn(LocalDate day, Places places) {
    return find(SESSIONS_BETWEEN, on(day, places)).project(DayOfSessions.class).singleResult();
  }

  private static Parameters on(LocalDate day, Places places) {
    return Bookings.at(places).and("from", begin(day)).and("to", begin(day.plusDays(1)));
  }

  private static Instant begin(LocalDate day) {
    return day.atStartOfDay(London.ZONE).toInstant();
  }
}
