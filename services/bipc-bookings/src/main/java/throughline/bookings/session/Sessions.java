package throughline.bookings.session;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import throughline.bookings.venue.Partner;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.core.permission.Places;
import throughline.platform.database.SliceQuery;
import throughline.platform.database.Sql;

/** The sessions, and the places at them. */
@ApplicationScoped
public class Sessions implements PanacheRepositoryBase<Session, UUID> {
  private static final String TO_BOOK =
      """
      SELECT session.*, library.name AS library_name, adviser.name AS adviser_name,
             room.name AS room_name, partner.name AS partner_name, venue.name AS venue_name,
             venue.version AS venue_version, venue.library_code AS venue_library_code,
             venue.address AS venue_address, venue.step_free AS venue_step_free,
             venue.hearing_loop AS venue_hearing_loop, venue.imd_decile AS venue_imd_decile,
             venue.active AS venue_active
      FROM session
      JOIN library ON library.code = session.library_code
      JOIN venue ON venue.code = session.venue_code
      LEFT JOIN resource adviser ON adviser.id = session.adviser_id
      LEFT JOIN resource room ON room.id = session.room_id
      LEFT JOIN partner ON partner.id = session.partner_id
      WHERE session.id = :id
      """;

  private static final String AT_LIBRARIES = "s.library.code in :places";

  private static final String SOME_PLACES =
      """
      (s.library.code in :places
       or concat('%s', cast(s.details.partnerId as String)) in :places)
      """
          .formatted(Partner.PLACE);

  /** A session, called s, of a library or a partner of one's places. */
  public static final String AT_PLACES = "(:everywhere = true or " + SOME_PLACES + ") ";

  private static final String ONE_AT_PLACES =
      """
      from Session s join fetch s.library join fetch s.venue
      where s.id = :id and \
      """
          + AT_PLACES;

  private static final String LOCK_AT_PLACES =
      """
      from Session s
      where s.id = :id and \
      """
          + AT_PLACES;

  private static final String MEMBER = "SELECT series_id, starts_at FROM session WHERE id = :id";

  private static final String LOCK_TO_CHANGE =
      """
      from Session s
      where (s.id = :id or s.seriesId = :series and s.time.startsAt >= :after
             and s.time.startsAt > :now and s.cancelledAt is null)
        and \
      """
          + AT_PLACES
          + "order by s.id";

  private static final String TO_COME = "s.time.startsAt > :now and s.cancelledAt is null";

  private record Member(UUID seriesId, Instant startsAt) {}

  private static final SliceQuery<Session> SOONEST_FIRST =
      SliceQuery.of(
              Session.class, Session::id, "s", "Session s join fetch s.library join fetch s.venue")
          .ascending("s.time.startsAt", "s.id");

  private final Sql sql;

  Sessions(Sql sql) {
    this.sql = sql;
  }

  /** The session with its library as they are now, apart from what Hibernate reads. */
  public Optional<Session> toBook(UUID id) {
    return sql.of(TO_BOOK).bind("id", id).first(Session.class);
  }

  /** Brings up to date what was read before others booked or cancelled. */
  public void readAgain(Session session) {
    getEntityManager().refresh(session);
  }

  /** What the database has of these now, apart from what was read before. */
  List<Session> anew(Collection<UUID> ids) {
    getEntityManager().clear();
    return find(
            "from Session s join fetch s.library join fetch s.venue where s.id in :ids"
                + " order by s.time.startsAt, s.id",
            Parameters.with("ids", ids))
        .list();
  }

  Optional<Session> findAt(UUID id, Places places) {
    return find(ONE_AT_PLACES, at(id, places)).singleResultOptional();
  }

  public Optional<Session> lock(UUID id, Places places) {
    return find(LOCK_AT_PLACES, at(id, places))
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .singleResultOptional();
  }

  /**
   * The session, and those of its series that are meant and have not begun, locked in the order of
   * their numbers; empty if it is none of these places.
   */
  public List<Session> lockToChange(UUID id, SeriesPart part, Instant now, Places places) {
    var member = sql.of(MEMBER).bind("id", id).first(Member.class).orElse(null);
    var series = member == null || part == SeriesPart.THIS ? null : member.seriesId();
    return find(
            LOCK_TO_CHANGE,
            at(id, places)
                .and("series", series == null ? id : series)
                .and("after", part == SeriesPart.FOLLOWING ? member.startsAt() : now)
                .and("now", now))
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .list();
  }

  /** As {@link #AT_PLACES} of some places alone, so that an index by library serves advisers. */
  public static String some(Places places) {
    return Partner.anyIn(places) ? SOME_PLACES : AT_LIBRARIES;
  }

  private static Parameters at(UUID id, Places places) {
    return Parameters.with("id", id).and("everywhere", places.all()).and("places", places.codes());
  }

  Slice<Session> upcoming(Instant now, SessionFilter filter, Places places, PageRequest page) {
    var parameters = filter.parameters();
    parameters.put("now", now);
    var coming = SOONEST_FIRST.that(filter.narrowed(TO_COME));
    if (!places.all()) {
      coming = coming.within(some(places));
      parameters.put("places", places.codes());
    }
    return coming.read(getEntityManager(), page, parameters);
  }

  /** All of them, to the end of what a feed holds. */
  List<Session> upcoming(Instant now, SessionFilter filter, int most) {
    var parameters = filter.parameters();
    parameters.put("now", now);
    return find(
            "from Session s join fetch s.library join fetch s.venue where "
                + filter.narrowed(TO_COME)
                + " order by s.time.startsAt, s.id",
            parameters)
        .page(0, most)
        .list();
  }
}
