package throughline.bookings.booking;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import throughline.bookings.booking.Booking.Channel;
import throughline.bookings.session.Session;
import throughline.bookings.session.SessionTime;
import throughline.bookings.session.Sessions;
import throughline.contracts.bookings.BookingState.Goal;
import throughline.contracts.bookings.BookingState.Kind;
import throughline.contracts.bookings.BookingState.Sector;
import throughline.contracts.bookings.BookingState.Stage;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.core.permission.Places;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.database.SliceQuery;
import throughline.platform.database.Sql;

/** Bookings, one to change or lists to show. */
@ApplicationScoped
public class Bookings implements PanacheRepositoryBase<Booking, UUID> {
  private static final String WHOLE =
      """
      from Booking b join fetch b.session s join fetch s.library join fetch s.venue
      """;

  private static final String OWN_RECORD =
      "(select coalesce(e.mergedInto, e.id) from Entrepreneur e where e.person.subject = :subject) ";
  private static final String IS_OWN = "b.entrepreneur.id = " + OWN_RECORD;

  private static final String ONE_OWN_OR_AT_PLACES =
      WHOLE + "where b.id = :id and (" + IS_OWN + "or " + Sessions.AT_PLACES + ")";
  private static final String LOCK_OWN_OR_AT_PLACES =
      """
      from Booking b where b.id = :id and b.id in (
        select o.id from Booking o join o.session s where o.entrepreneur.id =\
      """
          + " "
          + OWN_RECORD
          + "or "
          + Sessions.AT_PLACES
          + ")";
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
      where b.id = :id and b.session.id in (select s.id from Session s where\
      """
          + " "
          + Sessions.AT_PLACES
          + ")";
  private static final String LIVE_OF_SESSION =
      """
      from Booking b
      where b.session.id = :session and b.status in (CONFIRMED, ATTENDED, PARTIAL, NO_SHOW)
      order by b.id
      """;

  /**
   * How many one person has that are to come, of one-to-ones or of all else: 0 is no limit. Behind
   * the lock on the person nothing is added meanwhile.
   */
  private static final String UNDER_LIMIT =
      """
      (CASE WHEN %1$s IN ('ONE_TO_ONE', 'CLINIC') THEN CAST(:mostAlone AS integer)
            ELSE CAST(:mostOthers AS integer) END = 0
       OR NOT EXISTS (
         SELECT FROM booking open JOIN session ON session.id = open.session_id
         WHERE open.entrepreneur_id = :entrepreneur AND open.status = 'CONFIRMED'
           AND session.starts_at > :now AND open.id <> :booking
           AND coalesce(session.kind, '') IN ('ONE_TO_ONE', 'CLINIC')
             = (coalesce(%1$s, '') IN ('ONE_TO_ONE', 'CLINIC'))
         OFFSET greatest(CASE WHEN %1$s IN ('ONE_TO_ONE', 'CLINIC') THEN CAST(:mostAlone AS integer)
                         ELSE CAST(:mostOthers AS integer) END, 1) - 1))
      """;

  private static final String ADDED =
      """
      added AS (
        INSERT INTO booking (id, version, session_id, entrepreneur_id, status, minutes, channel,
                             booked_at, talk_about)
        SELECT :booking, :version, id, :entrepreneur, :status, 0, :channel,
               CAST(:now AS timestamptz), CAST(:talkAbout AS text)
        FROM place WHERE\
      """
          + UNDER_LIMIT.formatted("place.kind")
          + """
            ON CONFLICT DO NOTHING
            RETURNING id, stage, sector, goal)
          """;

  private static final String ANSWER =
      """
          SELECT CASE WHEN added.id IS NOT NULL THEN 'BOOKED'
                      WHEN EXISTS (SELECT FROM place) THEN 'IN_THE_WAY'
                      ELSE 'NO_PLACE' END AS wish, stage, sector, goal
          FROM (VALUES (1)) AS asked LEFT JOIN added ON true
          """;

  private static final String IS_UNDER_LIMIT =
      "SELECT " + UNDER_LIMIT.formatted("CAST(:kind AS text)");

  /**
   * One statement, so that the last place goes to one person however many ask at once. It locks the
   * session's row until the transaction ends. Nothing is thrown where a constraint refuses the
   * booking, so that the transaction can say why.
   */
  private static final String TAKE_PLACE =
      """
      WITH place AS (
        UPDATE session SET taken = taken + 1
        WHERE id = :session AND taken < capacity AND closes_at > :now AND cancelled_at IS NULL
        RETURNING id, kind),
      """
          + ADDED
          + ANSWER;

  /** The place is counted as taken since it was held or offered, and passes on to the booking. */
  private static final String TAKE_KEPT =
      """
      WITH kept AS (
        SELECT id, session_id FROM place_request
        WHERE id = :request AND state IN ('HELD', 'OFFERED') AND expires_at > :now
        FOR NO KEY UPDATE),
      place AS (
        SELECT id, kind FROM session
        WHERE id = (SELECT session_id FROM kept) AND starts_at > :now AND cancelled_at IS NULL),
      """
          + ADDED
          + """
            , decided AS (
              UPDATE place_request
              SET state = CASE state WHEN 'HELD' THEN 'CONFIRMED' ELSE 'ACCEPTED' END,
                decided_at = :now, booking_id = :booking, name = NULL, address = NULL,
                talk_about = NULL
              WHERE id IN (SELECT id FROM kept) AND EXISTS (SELECT FROM added))
            """
          + ANSWER;

  private static final String TAKE_ANOTHER =
      """
      UPDATE session SET taken = taken + 1
      WHERE id = :session AND taken < capacity AND closes_at > :now AND cancelled_at IS NULL
      """;

  private static final String LOCK_SESSIONS =
      """
      SELECT id FROM session WHERE id IN (:one, :other) ORDER BY id FOR NO KEY UPDATE
      """;

  private static final String SAME_NAME_AND_ADDRESS =
      """
      SELECT booking.id FROM booking JOIN person_details ON person_id = entrepreneur_id
      WHERE session_id = :session AND status = 'CONFIRMED'
        AND lower(email_address) = lower(:address) AND lower(display_name) = lower(:name)
      """;

  private static final String SAID_COMING =
      "SELECT coming_at IS NOT NULL FROM booking WHERE id = :booking";

  private static final String INSTEAD_OF = "SELECT id FROM booking WHERE instead_of = :lost";

  private static final String NOTE_INSTEAD_OF =
      "UPDATE booking SET instead_of = :lost WHERE id = :booking";

  /**
   * A place for somebody who is there: one that is free, or that of somebody who did not come, for
   * whom the session then has one place more than before. The session's row has to be locked.
   */
  private static final String TAKE_PLACE_AT_DOOR =
      """
      UPDATE session SET taken = taken + 1, capacity = greatest(capacity, taken + 1),
        version = version + CASE WHEN taken = capacity THEN 1 ELSE 0 END
      WHERE id = :session AND cancelled_at IS NULL AND (taken < capacity OR capacity < 500 AND (
        SELECT count(*) FILTER (WHERE status = 'NO_SHOW') - count(*) FILTER (WHERE channel = 'WALK_IN')
        FROM booking WHERE session_id = :session AND cancelled_at IS NULL) > 0)
      """;

  private static final String ADD_AT_DOOR =
      """
      INSERT INTO booking (id, version, session_id, entrepreneur_id, status, minutes, channel, booked_at)
      VALUES (:booking, 1, :session, :entrepreneur, 'CONFIRMED', 0, 'WALK_IN', :now)
      """;

  private static final String AS_STORED = WHOLE + "where b.id in :ids order by b.id";

  private static final String OVERLAPPING =
      WHOLE
          + """
          where b.entrepreneur.id = :entrepreneur and b.id <> :but
            and b.status in (CONFIRMED, ATTENDED, PARTIAL, NO_SHOW)
            and s.time.startsAt < :end and s.time.endsAt > :start
          order by s.time.startsAt, b.id
          """;
  private static final SliceQuery<Booking> OWN_LATEST_FIRST =
      SliceQuery.of(
              Booking.class,
              Booking::id,
              "b",
              "Booking b join fetch b.session s join fetch s.library join fetch s.venue")
          .within(IS_OWN)
          .descending("s.time.startsAt", "b.id");
  private static final SliceQuery<Booking> OWN_PAST_OR_CANCELLED =
      OWN_LATEST_FIRST.that("(b.cancelledAt is not null or s.time.endsAt <= :now)");

  private static final String IS_LIVE = "and status in (CONFIRMED, ATTENDED, PARTIAL, NO_SHOW)";
  private static final String OWN = "id = :id and entrepreneur.id = " + OWN_RECORD;
  private static final String LIVE =
      "session.id = :session and entrepreneur.id = :entrepreneur " + IS_LIVE;
  private static final String OWN_LIVE =
      "session.id = :session and entrepreneur.id = " + OWN_RECORD + IS_LIVE;

  private static final String NEXT =
      WHOLE
          + "where "
          + IS_OWN
          + "and b.cancelledAt is null and s.time.endsAt > :now order by s.time.startsAt, b.id";

  private final Sql sql;
  private final BookingLimits limits;

  Bookings(Sql sql, BookingLimits limits) {
    this.sql = sql;
    this.limits = limits;
  }

  public Booking lock(UUID id, Places places) {
    return lock(id, null, places);
  }

  Booking lock(UUID id) {
    return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
        .orElseThrow(Bookings::noSuchBooking);
  }

  public List<Booking> withSessions(List<UUID> ids) {
    return find(
            "from Booking b join fetch b.session s join fetch s.library join fetch b.entrepreneur where b.id in ?1 order by b.id",
            ids)
        .list();
  }

  void lockSessionOf(UUID id) {
    sql.of(LOCK_SESSION).bind("id", id).first(UUID.class);
  }

  Booking lock(UUID id, String subject, Places places) {
    return find(LOCK_OWN_OR_AT_PLACES, at(places).and("id", id).and("subject", subject))
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .singleResultOptional()
        .orElseThrow(Bookings::noSuchBooking);
  }

  List<Booking> lockLive(UUID session) {
    return find(LIVE_OF_SESSION, Parameters.with("session", session))
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .list();
  }

  public List<Booking> lockUnmarked(UUID session) {
    return find(UNMARKED_OF_SESSION, Parameters.with("session", session))
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .list();
  }

  /** Bookings as they are stored, which the transaction has not read before. */
  List<Booking> asStored(List<UUID> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    // What the transaction read before would be answered again as it was then.
    flush();
    getEntityManager().clear();
    return find(AS_STORED, Parameters.with("ids", ids)).list();
  }

  Optional<String> whoBooked(UUID id, Places places) {
    return find(WHO_BOOKED, at(places).and("id", id)).project(String.class).singleResultOptional();
  }

  enum Wish {
    BOOKED,
    NO_PLACE,
    /** A booking of the person's, or too many; the transaction has to be rolled back. */
    IN_THE_WAY
  }

  record Answer(Wish wish, Stage stage, Sector sector, Goal goal) {}

  /** Takes a place at the session and adds the booking, unless one of the two cannot be. */
  Wish takePlace(Booking booking, Optional<String> talkAbout) {
    var statement = add(sql.of(TAKE_PLACE), booking, talkAbout);
    return wish(statement.bind("session", booking.session().id()), booking);
  }

  /** Makes the booking of a place that is held or was offered, and ends the request. */
  Wish takeKept(Booking booking, UUID request, Optional<String> talkAbout) {
    var statement = add(sql.of(TAKE_KEPT), booking, talkAbout);
    return wish(statement.bind("request", request), booking);
  }

  private static Wish wish(Sql.Statement statement, Booking booking) {
    var answer = statement.one(Answer.class);
    booking.tells(answer.stage(), answer.sector(), answer.goal());
    return answer.wish();
  }

  private Sql.Statement add(Sql.Statement statement, Booking booking, Optional<String> talkAbout) {
    return limited(statement, booking)
        .bind("now", booking.bookedAt())
        .bind("booking", booking.id())
        .bind("version", booking.version())
        .bind("entrepreneur", booking.entrepreneur().id())
        .bind("status", booking.status().name())
        .bind("channel", booking.channel().name())
        .bind("talkAbout", talkAbout.orElse(null));
  }

  /** Staff book whoever they have before them. */
  private Sql.Statement limited(Sql.Statement statement, Booking booking) {
    var limited = booking.channel() != Channel.STAFF;
    return statement
        .bind("mostAlone", limited ? limits.oneToOnes() : 0)
        .bind("mostOthers", limited ? limits.others() : 0);
  }

  /** Whether the person of this booking may have one of that session as well, in place of it. */
  boolean underLimit(Booking booking, Session session, Instant now) {
    var kind = session.details().kind();
    return limited(sql.of(IS_UNDER_LIMIT), booking)
        .bind("kind", kind == null ? null : kind.name())
        .bind("entrepreneur", booking.entrepreneur().id())
        .bind("booking", booking.id())
        .bind("now", now)
        .one(Boolean.class);
  }

  /** Whether the session is for one person at a time. */
  static boolean isAlone(Session session) {
    var kind = session.details().kind();
    return kind == Kind.ONE_TO_ONE || kind == Kind.CLINIC;
  }

  /** False if the session has no place that can be booked. */
  boolean takeAnother(UUID session, Instant now) {
    return sql.of(TAKE_ANOTHER).bind("session", session).bind("now", now).update() == 1;
  }

  void lockSessions(UUID one, UUID other) {
    sql.of(LOCK_SESSIONS).bind("one", one).bind("other", other).list(UUID.class);
  }

  /** The booking that somebody of this name and address has of the session. */
  Optional<Booking> liveOf(UUID session, String name, String address) {
    return sql.of(SAME_NAME_AND_ADDRESS)
        .bind("session", session)
        .bind("name", name)
        .bind("address", address)
        .first(UUID.class)
        .map(id -> whole(id, Places.everywhere()));
  }

  Optional<UUID> known(UUID id) {
    return sql.of("SELECT id FROM booking WHERE id = :id").bind("id", id).first(UUID.class);
  }

  /** Whose a booking is and of which session, at this moment. */
  record Of(UUID person, UUID session) {}

  /** Reads no entity, since that would be out of date behind the locks that follow. */
  Of of(UUID id, String subject) {
    if (subject != null && !isOwn(id, subject)) {
      throw noSuchBooking();
    }
    return sql.of(
            "SELECT entrepreneur_id AS person, session_id AS session FROM booking WHERE id = :id")
        .bind("id", id)
        .first(Of.class)
        .orElseThrow(Bookings::noSuchBooking);
  }

  boolean saidComing(UUID booking) {
    return sql.of(SAID_COMING).bind("booking", booking).one(Boolean.class);
  }

  /** The booking that was taken because staff cancelled that one. */
  Optional<UUID> takenInsteadOf(UUID lost) {
    return sql.of(INSTEAD_OF).bind("lost", lost).first(UUID.class);
  }

  void noteInsteadOf(UUID booking, UUID lost) {
    sql.of(NOTE_INSTEAD_OF).bind("booking", booking).bind("lost", lost).update();
  }

  /** Adds a booking of somebody who is at the door; empty if there is no place for them. */
  public Optional<Booking> addAtDoor(UUID session, UUID entrepreneur, Instant now) {
    if (sql.of(TAKE_PLACE_AT_DOOR).bind("session", session).update() == 0) {
      return Optional.empty();
    }
    var id = UUID.randomUUID();
    sql.of(ADD_AT_DOOR)
        .bind("booking", id)
        .bind("session", session)
        .bind("entrepreneur", entrepreneur)
        .bind("now", now)
        .update();
    return findByIdOptional(id);
  }

  /** Another one of the same person's at that time. */
  Optional<Booking> overlapping(Booking booking, SessionTime time) {
    return find(
            OVERLAPPING,
            Parameters.with("entrepreneur", booking.entrepreneur().id())
                .and("but", booking.id())
                .and("start", time.startsAt())
                .and("end", time.endsAt()))
        .firstResultOptional();
  }

  Booking whole(UUID id, Places places) {
    return whole(id, null, places);
  }

  List<Booking> whole(Collection<UUID> ids) {
    return find(WHOLE + "where b.id in :ids order by b.id", Parameters.with("ids", ids)).list();
  }

  /** Not found also if it is another, so that nobody learns which numbers exist. */
  Booking whole(UUID id, String subject, Places places) {
    return find(ONE_OWN_OR_AT_PLACES, at(places).and("id", id).and("subject", subject))
        .singleResultOptional()
        .orElseThrow(Bookings::noSuchBooking);
  }

  private static NotFound noSuchBooking() {
    return new NotFound("booking with this number");
  }

  boolean isOwn(UUID id, String subject) {
    return count(OWN, Parameters.with("id", id).and("subject", subject)) > 0;
  }

  Slice<Booking> own(String subject, PageRequest page) {
    return OWN_LATEST_FIRST.read(getEntityManager(), page, Map.of("subject", subject));
  }

  Slice<Booking> ownPast(String subject, Instant now, PageRequest page) {
    return OWN_PAST_OR_CANCELLED.read(
        getEntityManager(), page, Map.of("subject", subject, "now", now));
  }

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

  Optional<Booking> next(String subject, Instant now) {
    return find(NEXT, Parameters.with("subject", subject).and("now", now)).firstResultOptional();
  }

  public static Parameters at(Places places) {
    return Parameters.with("everywhere", places.all()).and("places", places.codes());
  }
}
