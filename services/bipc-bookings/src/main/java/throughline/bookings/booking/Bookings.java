package throughline.bookings.booking;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import throughline.bookings.session.SessionTime;

/** Bookings, one to change or lists to show. */
@ApplicationScoped
class Bookings implements PanacheRepositoryBase<Booking, UUID> {

  private static final String WHOLE =
      """
      from Booking b join fetch b.session s join fetch s.library
      """;

  private static final String ONE = WHOLE + "where b.id = :id";
  private static final String OWN = WHOLE + "where b.entrepreneur.person.subject = :subject ";
  private static final String OWN_ONE = OWN + "and b.id = :id";
  private static final String OWN_LATEST_FIRST = OWN + "order by s.time.startsAt desc, b.id";

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

  private static final String UNFINISHED_REGISTERS =
      """
      select s.id, s.title, l.name, s.delivery, s.time.startsLocal, count(b)
      from Booking b join b.session s join s.library l
      where b.status = CONFIRMED and s.time.startsAt <= :latest
      group by s.id, s.title, l.name, s.delivery, s.time.startsLocal, s.time.startsAt
      order by s.time.startsAt, s.id
      """;

  /** The booking, kept from changing until the transaction ends. */
  Optional<Booking> lock(UUID id) {
    return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
  }

  Optional<Booking> whole(UUID id) {
    return find(ONE, Parameters.with("id", id)).singleResultOptional();
  }

  Optional<Booking> ownWhole(UUID id, String subject) {
    return find(OWN_ONE, Parameters.with("subject", subject).and("id", id)).singleResultOptional();
  }

  List<Booking> own(String subject) {
    return find(OWN_LATEST_FIRST, Parameters.with("subject", subject)).list();
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

  List<UnfinishedRegister> unfinishedRegisters(Instant now) {
    var latest = SessionTime.latestStartWithCheckInOpen(now);
    return find(UNFINISHED_REGISTERS, Parameters.with("latest", latest))
        .project(UnfinishedRegister.class)
        .list();
  }
}
