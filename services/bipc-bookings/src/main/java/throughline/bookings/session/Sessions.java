package throughline.bookings.session;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.core.permission.Places;
import throughline.platform.database.SliceQuery;

/** The sessions, and the places at them. */
@ApplicationScoped
public class Sessions implements PanacheRepositoryBase<Session, UUID> {

  /**
   * One statement, so that the last place goes to one person however many ask at once. It locks the
   * session's row until the transaction ends.
   */
  private static final String TAKE_PLACE_IF_THERE_IS_ONE =
      """
      UPDATE session SET taken = taken + 1
      WHERE id = :id AND taken < capacity AND ends_at > :now
      """;

  private static final String WITH_LIBRARY = "from Session s join fetch s.library where s.id = ?1";

  private static final String ONE_AT_PLACES =
      """
      from Session s join fetch s.library
      where s.id = :id and (:everywhere = true or s.library.code in :places)
      """;

  private static final SliceQuery<Session> UPCOMING_SOONEST_FIRST =
      SliceQuery.of(Session.class, Session::id, "s", "Session s join fetch s.library")
          .that("s.time.endsAt > :now")
          .ascending("s.time.startsAt", "s.id");

  /** The session with its library. */
  public Optional<Session> findWithLibrary(UUID id) {
    return find(WITH_LIBRARY, id).singleResultOptional();
  }

  /** A session that a library of these places runs, with that library. */
  Optional<Session> findAt(UUID id, Places places) {
    return find(
            ONE_AT_PLACES,
            Parameters.with("id", id).and("everywhere", places.all()).and("places", places.codes()))
        .singleResultOptional();
  }

  /** Takes a place; false if the session is full, over or not there. */
  public boolean takePlace(UUID id, Instant now) {
    return getEntityManager()
            .createNativeQuery(TAKE_PLACE_IF_THERE_IS_ONE)
            .setParameter("id", id)
            .setParameter("now", now)
            .executeUpdate()
        == 1;
  }

  /** Sessions that are not over. */
  Slice<Session> upcoming(Instant now, PageRequest page) {
    return UPCOMING_SOONEST_FIRST.read(getEntityManager(), page, Map.of("now", now));
  }
}
