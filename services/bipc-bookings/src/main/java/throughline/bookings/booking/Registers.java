package throughline.bookings.booking;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import throughline.bookings.session.SessionTime;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.core.permission.Places;
import throughline.platform.core.time.London;
import throughline.platform.database.SliceQuery;

/** The registers of sessions, as advisers look for them: who booked, and who has come. */
@ApplicationScoped
class Registers implements PanacheRepositoryBase<Booking, UUID> {

  private static final String REGISTER =
      """
      select b.id, p.displayName, b.status, b.minutes, b.bookedAt
      from Booking b join b.entrepreneur.person p
      where b.session.id = :session
      order by lower(p.displayName), b.id
      """;

  private static final SliceQuery<RegisterSummary> REGISTERS =
      SliceQuery.of(
          RegisterSummary.class,
          RegisterSummary::session,
          """
              s.id, s.title, l.name, s.delivery, s.time.startsLocal,
              (select count(*) from Booking b where b.session.id = s.id
                 and b.status in (CONFIRMED, ATTENDED, PARTIAL, NO_SHOW)),
              (select count(*) from Booking b where b.session.id = s.id and b.status = CONFIRMED)
              """,
          "Session s join s.library l");

  private static final SliceQuery<RegisterSummary> OF_A_DAY =
      REGISTERS
          .that("s.time.startsAt >= :from and s.time.startsAt < :to and s.taken > 0")
          .ascending("s.time.startsAt", "s.id");

  private static final SliceQuery<RegisterSummary> UNFINISHED =
      REGISTERS
          .that(
              """
              s.time.startsAt <= :latest and (s.time.startsAt < :from or s.time.startsAt >= :to)
              and exists (from Booking b where b.session.id = s.id and b.status = CONFIRMED)
              """)
          .ascending("s.time.startsAt", "s.id");

  private static final SliceQuery<RegisterSummary> FINISHED =
      REGISTERS
          .that(
              """
              s.time.startsAt <= :latest and s.taken > 0
              and not exists (from Booking b where b.session.id = s.id and b.status = CONFIRMED)
              """)
          .descending("s.time.startsAt", "s.id");

  private static final String COUNT_UNFINISHED =
      """
      select count(distinct s.id) from Booking b join b.session s
      where b.status = CONFIRMED and s.time.startsAt <= :latest and """
          + " "
          + Bookings.AT_PLACES;

  private static final String SESSIONS_BETWEEN =
      """
      select count(s), coalesce(sum(s.taken), 0) from Session s
      where s.time.startsAt >= :from and s.time.startsAt < :to and s.cancelledAt is null and """
          + " "
          + Bookings.AT_PLACES;

  /** The sessions of a day, and how many places of them are taken. */
  record DayOfSessions(long sessions, long booked) {}

  List<RegisterEntry> register(UUID session) {
    return find(REGISTER, Parameters.with("session", session)).project(RegisterEntry.class).list();
  }

  /** The registers of a local day, earliest first. */
  Slice<RegisterSummary> of(LocalDate day, Places places) {
    return some(OF_A_DAY, places, PageRequest.linked(null, null), on(day, places));
  }

  /** Those whose check-in is open and of which somebody is unmarked, but for those of this day. */
  Slice<RegisterSummary> unfinishedBut(
      LocalDate day, Instant now, Places places, PageRequest page) {
    var latest = SessionTime.latestStartWithCheckInOpen(now);
    return some(UNFINISHED, places, page, on(day, places).and("latest", latest));
  }

  /** Those of which everybody is recorded, latest first. */
  Slice<RegisterSummary> finished(Instant now, Places places, PageRequest page) {
    var latest = SessionTime.latestStartWithCheckInOpen(now);
    return some(FINISHED, places, page, Bookings.at(places).and("latest", latest));
  }

  /**
   * Asked by one question of those who see all places and another of those who see some: a plan
   * that serves both reads every session.
   */
  private Slice<RegisterSummary> some(
      SliceQuery<RegisterSummary> list, Places places, PageRequest page, Parameters parameters) {
    var seen = places.all() ? list : list.within(Bookings.SOME_PLACES);
    return seen.read(getEntityManager(), page, parameters.map());
  }

  long countUnfinished(Instant now, Places places) {
    var latest = SessionTime.latestStartWithCheckInOpen(now);
    return find(COUNT_UNFINISHED, Bookings.at(places).and("latest", latest))
        .project(Long.class)
        .singleResult();
  }

  /** What takes place on a local day at these places. */
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
