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
import throughline.platform.core.time.London;
import throughline.platform.database.SliceQuery;
import throughline.platform.database.Statements;

/** Bookings, one to change or lists to show. */
@ApplicationScoped
class Bookings implements PanacheRepositoryBase<Booking, UUID> {

  private static final String WHOLE =
      """
      from Booking b join fetch b.session s join fetch s.library
      """;

  private static final String SOME_PLACES = "s.library.code in :places";
  private static final String AT_PLACES = "(:everywhere = true or " + SOME_PLACES + ") ";
  private static final String IS_OWN = "b.entrepreneur.person.subject = :subject ";

  private static final String ONE_AT_PLACES = WHOLE + "where b.id = :id and " + AT_PLACES;
  private static final String ONE_OWN_OR_AT_PLACES =
      WHOLE + "where b.id = :id and (" + IS_OWN + "or " + AT_PLACES + ")";
  private static final String LOCK_AT_PLACES =
      "from Booking b where b.id = :id and b.session.id in (select s.id from Session s where "
          + AT_PLACES
          + ")";
  private static final String LOCK_OWN_OR_AT_PLACES =
      """
      from Booking b where b.id = :id and b.id in (
        select o.id from Booking o where o.entrepreneur.person.subject = :subject
           or :everywhere = true or o.session.library.code in :places)
      """;
  private static final String LOCK_SESSION =
      """
      SELECT s.id FROM session s JOIN booking b ON b.session_id = s.id
      WHERE b.id = :id FOR NO KEY UPDATE OF s
      """;
  private static final String UNMARKED_OF_SESSION =
      "from Booking b where b.session.id = :session and b.status = CONFIRMED order by b.id";
  private static final String WHO_BOOKED =
      """
      select p.displayName from Booking b join b.entrepreneur.person p
      where b.id = :id and b.session.id in (select s.id from Session s where """
          + " "
          + AT_PLACES
          + ")";
  private static final String LIVE_OF_SESSION =
      """
      from Booking b
      where b.session.id = :session and b.status in (CONFIRMED, ATTENDED, PARTIAL, NO_SHOW)
      order by b.id
      """;

  /**
   * One statement, so that the last place goes to one person however many ask at once. It locks the
   * session's row until the transaction ends. Nothing is thrown where a constraint refuses the
   * booking, so that the transaction can say why.
   */
  private static final String TAKE_PLACE =
      """
      WITH place AS (
        UPDATE session SET taken = taken + 1
        WHERE id = ? AND taken < capacity AND starts_at > ? AND cancelled_at IS NULL
        RETURNING id),
      added AS (
        INSERT INTO booking (id, version, session_id, entrepreneur_id, status, minutes, booked_at)
        SELECT ?, ?, id, ?, ?, 0, ? FROM place
        ON CONFLICT DO NOTHING
        RETURNING id)
      SELECT CASE WHEN EXISTS (SELECT FROM added) THEN 'BOOKED'
                  WHEN EXISTS (SELECT FROM place) THEN 'IN_THE_WAY'
                  ELSE 'NO_PLACE' END
      """;

  private static final String OVERLAPPING =
      WHOLE
          + """
          where b.entrepreneur.id = :entrepreneur
            and b.status in (CONFIRMED, ATTENDED, PARTIAL, NO_SHOW)
            and s.time.startsAt < :end and s.time.endsAt > :start
          order by s.time.startsAt, b.id
          """;
  private static final SliceQuery<Booking> OWN_LATEST_FIRST =
      SliceQuery.of(
              Booking.class,
              Booking::id,
              "b",
              "Booking b join fetch b.session s join fetch s.library")
          .within(IS_OWN)
          .descending("s.time.startsAt", "b.id");
  private static final SliceQuery<Booking> OWN_PAST_OR_CANCELLED =
      OWN_LATEST_FIRST.that("(b.status <> CONFIRMED or s.time.endsAt <= :now)");

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

  private static final SliceQuery<RegisterSummary> REGISTERS_OF_A_DAY =
      REGISTERS
          .that("s.time.startsAt >= :from and s.time.startsAt < :to and s.taken > 0")
          .ascending("s.time.startsAt", "s.id");

  private static final SliceQuery<RegisterSummary> UNFINISHED_REGISTERS =
      REGISTERS
          .that(
              """
              s.time.startsAt <= :latest and (s.time.startsAt < :from or s.time.startsAt >= :to)
              and exists (from Booking b where b.session.id = s.id and b.status = CONFIRMED)
              """)
          .ascending("s.time.startsAt", "s.id");

  private static final SliceQuery<RegisterSummary> FINISHED_REGISTERS =
      REGISTERS
          .that(
              """
              s.time.startsAt <= :latest and s.taken > 0
              and not exists (from Booking b where b.session.id = s.id and b.status = CONFIRMED)
              """)
          .descending("s.time.startsAt", "s.id");

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
      where s.time.startsAt >= :from and s.time.startsAt < :to and """
          + " "
          + AT_PLACES;

  /** The sessions of a day, and how many places of them are taken. */
  record DayOfSessions(long sessions, long booked) {}

  private final Statements statements;

  Bookings(Statements statements) {
    this.statements = statements;
  }

  /** A booking at these places, kept from changing until the transaction ends. */
  Optional<Booking> lock(UUID id, Places places) {
    return find(LOCK_AT_PLACES, at(places).and("id", id))
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .singleResultOptional();
  }

  /** Keeps the session of a booking from being booked until the transaction ends. */
  void lockSessionOf(UUID id) {
    getEntityManager().createNativeQuery(LOCK_SESSION).setParameter("id", id).getResultList();
  }

  /** The person's own booking or one at these places, kept from changing. */
  Optional<Booking> lock(UUID id, String subject, Places places) {
    return find(LOCK_OWN_OR_AT_PLACES, at(places).and("id", id).and("subject", subject))
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .singleResultOptional();
  }

  /** Every booking of a session that holds a place, kept from changing. */
  List<Booking> lockLive(UUID session) {
    return find(LIVE_OF_SESSION, Parameters.with("session", session))
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .list();
  }

  /** Every booking of a session of which nobody has said whether they came, kept from changing. */
  List<Booking> lockUnmarked(UUID session) {
    return find(UNMARKED_OF_SESSION, Parameters.with("session", session))
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .list();
  }

  /** The name of whoever made a booking at these places. */
  Optional<String> whoBooked(UUID id, Places places) {
    return find(WHO_BOOKED, at(places).and("id", id)).project(String.class).singleResultOptional();
  }

  /** What became of the wish for a place. */
  enum Wish {
    BOOKED,
    /** Nobody can book the session, or it is not there. */
    NO_PLACE,
    /** A booking of the person's for the same time; the transaction has to be rolled back. */
    IN_THE_WAY
  }

  /** Takes a place at the session and adds the booking, unless one of the two cannot be. */
  Wish takePlace(Booking booking) {
    return statements
        .first(
            TAKE_PLACE,
            row -> Wish.valueOf(row.getString(1)),
            booking.session().id(),
            booking.bookedAt(),
            booking.id(),
            booking.version(),
            booking.entrepreneur().id(),
            booking.status().name(),
            booking.bookedAt())
        .orElseThrow();
  }

  /** The first booking that holds a place for the person within this time. */
  Optional<Booking> overlapping(UUID entrepreneur, SessionTime time) {
    return find(
            OVERLAPPING,
            Parameters.with("entrepreneur", entrepreneur)
                .and("start", time.startsAt())
                .and("end", time.endsAt()))
        .firstResultOptional();
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

  /** Those that are over or cancelled, latest session first. */
  Slice<Booking> ownPast(String subject, Instant now, PageRequest page) {
    return OWN_PAST_OR_CANCELLED.read(
        getEntityManager(), page, Map.of("subject", subject, "now", now));
  }

  /** Those that are still to come, soonest first. */
  List<Booking> ownToCome(String subject, Instant now) {
    return find(NEXT, Parameters.with("subject", subject).and("now", now)).list();
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

  /** The registers of a local day, earliest first. */
  Slice<RegisterSummary> registersOn(LocalDate day, Places places) {
    return registers(REGISTERS_OF_A_DAY, places, PageRequest.linked(null, null), on(day, places));
  }

  /** Those whose check-in is open and of which somebody is unmarked, but for those of this day. */
  Slice<RegisterSummary> unfinishedRegistersBut(
      LocalDate day, Instant now, Places places, PageRequest page) {
    var latest = SessionTime.latestStartWithCheckInOpen(now);
    return registers(UNFINISHED_REGISTERS, places, page, on(day, places).and("latest", latest));
  }

  /** Those of which everybody is recorded, latest first. */
  Slice<RegisterSummary> finishedRegisters(Instant now, Places places, PageRequest page) {
    var latest = SessionTime.latestStartWithCheckInOpen(now);
    return registers(FINISHED_REGISTERS, places, page, at(places).and("latest", latest));
  }

  /**
   * Asked by one question of those who see all places and another of those who see some: a plan
   * that serves both reads every session.
   */
  private Slice<RegisterSummary> registers(
      SliceQuery<RegisterSummary> list, Places places, PageRequest page, Parameters parameters) {
    var seen = places.all() ? list : list.within(SOME_PLACES);
    return seen.read(getEntityManager(), page, parameters.map());
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
    return find(SESSIONS_BETWEEN, on(day, places)).project(DayOfSessions.class).singleResult();
  }

  private static Parameters on(LocalDate day, Places places) {
    return at(places).and("from", begin(day)).and("to", begin(day.plusDays(1)));
  }

  private static Instant begin(LocalDate day) {
    return day.atStartOfDay(London.ZONE).toInstant();
  }

  private static Parameters at(Places places) {
    return Parameters.with("everywhere", places.all()).and("places", places.codes());
  }
}
