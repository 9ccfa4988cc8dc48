package throughline.bookings.booking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import throughline.bookings.booking.link.BookingLinks;
import throughline.bookings.booking.queue.LeaveQueue;
import throughline.platform.core.person.PersonalData;
import throughline.platform.database.Sql;
import throughline.platform.mail.Outgoing;

/**
 * Erases what requests and bookings tell of a person: wishes, links and mails. That a place was
 * taken stays, of nobody.
 */
@ApplicationScoped
class ErasePlaces implements PersonalData {
  private static final String REQUESTS =
      """
      SELECT id FROM place_request
      WHERE entrepreneur_id = :person
         OR booking_id IN (SELECT id FROM booking WHERE entrepreneur_id = :person)
         OR lower(address) = (
           SELECT lower(email_address) FROM person_details WHERE person_id = :person)
      ORDER BY session_id, id
      """;

  private static final String LIVE_REQUESTS =
      """
      SELECT id FROM place_request
      WHERE id = ANY (CAST(:requests AS uuid[])) AND decided_at IS NULL ORDER BY session_id, id
      """;

  private static final String WISHES =
      """
      UPDATE booking SET talk_about = NULL, coming_at = NULL
      WHERE entrepreneur_id = :person RETURNING id
      """;

  private final Sql sql;
  private final LeaveQueue leaveQueue;
  private final BookingLinks links;
  private final Outgoing outgoing;

  ErasePlaces(Sql sql, LeaveQueue leaveQueue, BookingLinks links, Outgoing outgoing) {
    this.sql = sql;
    this.leaveQueue = leaveQueue;
    this.links = links;
    this.outgoing = outgoing;
  }

  @Override
  public Set<String> tables() {
    return Set.of("place_request", "booking");
  }

  @Override
  @Transactional(Transactional.TxType.MANDATORY)
  public void erase(UUID person) {
    List<UUID> requests = sql.of(REQUESTS).bind("person", person).list(UUID.class);
    sql.of(LIVE_REQUESTS).bind("requests", requests).list(UUID.class).forEach(leaveQueue::leave);
    var bookings = sql.of(WISHES).bind("person", person).list(UUID.class);
    var all = Stream.concat(requests.stream(), bookings.stream()).toList();
    links.revoke(all);
    outgoing.erase(all.stream().map(UUID::toString).toList());
  }
}
