package throughline.bookings.session;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.UUID;
import throughline.contracts.bookings.BookingState.Kind;
import throughline.contracts.bookings.BookingState.Topic;

/**
 * What a session is beside its time and place; what is not known is null.
 *
 * @param replyTo where an answer to its mails goes
 * @param joiningLink of a session online, for those alone who have a place
 */
@Embeddable
public record SessionDetails(
    String description,
    @Enumerated(EnumType.STRING) Topic topic,
    @Enumerated(EnumType.STRING) Kind kind,
    @Column(name = "for_whom") String forWhom,
    String bring,
    @Column(name = "reply_to") String replyTo,
    @Column(name = "joining_link") String joiningLink,
    @Column(name = "adviser_id") UUID adviserId,
    @Column(name = "room_id") UUID roomId,
    @Column(name = "partner_id") UUID partnerId,
    @Column(name = "deadline_hours") int deadlineHours) {

  static final SessionDetails NONE =
      new SessionDetails(null, null, null, null, null, null, null, null, null, null, 0);

  /** Hides the link and addresses from any log that this object slips into. */
  @Override
  public String toString() {
    return "SessionDetails";
  }
}
