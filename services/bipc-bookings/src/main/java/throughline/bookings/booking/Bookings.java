package throughline.bookings.booking;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import throughline.bookings.session.SessionTime;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.core.permission.Places;
import throughline.platform.database.SliceQuery;

/** Bookings, one to change or lists to show. */
@ApplicationScoped
class Bookings implements PanacheRepositoryBase<Booking, UUID> {

  private static final String WHOLE =
      """
      from Booking b join fetch b.session s join fetch s.library
      """;

  private static final String AT_PLACES = "(:everywhere = true or s.library.code in :places) ";
  private static final String IS_OWN = "b.entrepreneur.person.subject = :subject ";

  private static final String ONE_AT_PLACES = WHOLE + "where b.id = :id and " + AT_PLACES;
  private static final String ONE_OWN_OR_AT_PLACES =
      WHOLE + "where b.id = :id and (" + IS_OWN + "or " + AT_PLACES + ")";
  private static final String LOCK_AT_PLACES =
      "from Booking b where b.id = :id and b.session.id in (select s.id from Session s where "
          + AT_PLACES
          + ")";
  private static final SliceQuery<Booking> OWN_LATEST_FIRST =
      SliceQuery.of(
              Booking.class,
              Booking::id,
              "b",
              "Booking b join fetch b.session s join fetch s.library")
          .within(IS_OWN)
          .descending("s.time.startsAt", "b.id");

  private static final String IS_LIVE = "and status in (CONFIRMED, ATTENDED, PARTIAL, NO_SHOW)";
  private static final String LIVE =
      "session.id = :session and entrepreneur.id = :entrepreneur " + IS_LIVE;
  private static final String OWN_LIVE =
      "session.id = :session and entrepreneur.person.subject = :subject " + IS_LIVE;

  private static final String REGISTER =
      """
      select b.id, p.displayName, b.status, b.minutes
      from Booking b join b.entrepreneur.person p
      where b.session.id = :session
      order by lower(p.displayName), b.id
      """;

  private static final SliceQuery<UnfinishedRegister> UNFINISHED_REGISTERS_EARLIEST_FIRST =
      SliceQuery.of(
              UnfinishedRegister.class,
              UnfinishedRegister::session,
              """
              s.id, s.title, l.name, s.delivery, s.time.startsLocal,
              (select count(*) from Booking b where b.session.id = s.id and b.status = CONFIRMED)
              """,
              "Session s join s.library l")
          .within(AT_PLACES)
          .that(
              """
              s.time.startsAt <= :latest and exists (
                from Booking b where b.session.id = s.id and b.status = CONFIRMED)
              """)
          .ascending("s.time.startsAt", "s.id");

  private static final String NEXT =
      WHOLE
          + "where "
          + IS_OWN
          + "and b.status = CONFIRMED and s.time.endsAt > :now order by s.time.startsAt, b.id";

  private static final String COUNT_UNFINISHED_REGISTERS =
      """
      select count(distinct s.id) from Booking b join b.session s
      where b.status = CONFIRMED and s.time.startsAt <= :latest and """
          + " "
          + AT_PLACES;

  private static final String SESSIONS_BETWEEN =
      """
      select count(s), coalesce(sum(s.taken), 0) from Session s
      where s.time.startsLocal >= :from and s.time.startsLocal < :to and """
          + " "
          + AT_PLACES;

  /** The sessions of a day, and how many places of them are taken. */
  record DayOfSessions(long sessions, long booked) {}

  /** A booking at these places, kept from changing until the transaction ends. */
  Optional<Booking> lock(UUID id, Places places) {
    return find(LOCK_AT_PLACES, at(places).and("id", id))
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .singleResultOptional();
  }

  Optional<Booking> whole(UUID id, Places places) {
    return find(ONE_AT_PLACES, at(places).and("id", id)).singleResultOptional();
  }

  /** A booking of the person's own or at these places. */
  Optional<Booking> whole(UUID id, String subject, Places places) {
    return find(ONE_OWN_OR_AT_PLACES, at(places).and("id", id).and("subject", subject))
        .singleResultOptional();
  }

  Slice<Booking> own(String subject, PageRequest page) {
    return OWN_LATEST_FIRST.read(getEntityManager(), page, Map.of("subject", subject));
  }

  boolean hasLive(UUID session, UUID entrepreneur) {
    return count(LIVE, Parameters.with("session", session).and("entrepreneur", entrepreneur)) > 0;
  }

  Optional<Booking> ownLive(UUID session, String subject) {
    return find(OWN_LIVE, Parameters.with("session", session).and("subject", subject))
        .singleResultOptional();
  }

  List<RegisterEntry> register(UUID session) {
    return find(REGISTER, Parameters.with("session", session)).project(RegisterEntry.class).list();
  }

  Slice<UnfinishedRegister> unfinishedRegisters(Instant now, Places places, PageRequest page) {
    var latest = SessionTime.latestStartWithCheckInOpen(now);
    return UNFINISHED_REGISTERS_EARLIEST_FIRST.read(
        getEntityManager(), page, at(places).and("latest", latest).map());
  }

  /** The person's next session that is not over. */
  Optional<Booking> next(String subject, Instant now) {
    return find(NEXT, Parameters.with("subject", subject).and("now", now)).firstResultOptional();
  }

  long countUnfinishedRegisters(Instant now, Places places) {
    var latest = SessionTime.latestStartWithCheckInOpen(now);
    return find(COUNT_UNFINISHED_REGISTERS, at(places).and("latest", latest))
        .project(Long.class)
        .singleResult();
  }

  /** What takes place on a local day at these places. */
  DayOfSessions sessionsOn(LocalDate day, Places places) {
    var from = day.atStartOfDay();
    return find(SESSIONS_BETWEEN, at(places).and("from", from).and("to", from.plusDays(1)))
        .project(DayOfSessions.class)
        .singleResult();
  }

  private static Parameters at(Places places) {
    return Parameters.with("everywhere", places.all()).and("places", places.codes());
  }
}
