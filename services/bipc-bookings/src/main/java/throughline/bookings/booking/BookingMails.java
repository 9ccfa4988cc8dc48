package throughline.bookings.booking;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import throughline.bookings.session.SessionView;
import throughline.platform.core.time.London;
import throughline.platform.mail.MailStatus;
import throughline.platform.mail.Message;
import throughline.platform.mail.Outgoing;
import throughline.platform.mail.calendar.CalendarEntry;
import throughline.platform.mail.calendar.CalendarFile;

/** What an entrepreneur gets by mail about a booking. It goes to the address of their sign-in. */
@ApplicationScoped
class BookingMails {

  /** The kind of mail that says that a place is booked. */
  static final String CONFIRMED = "booking-confirmed";

  /** The kind of mail that says that the place is given up. */
  static final String CANCELLED = "booking-cancelled";

  private static final String CENTRE = "Business and IP Centre";

  private final Outgoing outgoing;
  private final CalendarFile calendarFile;
  private final URI publicUrl;

  BookingMails(
      Outgoing outgoing,
      CalendarFile calendarFile,
      @ConfigProperty(name = "throughline.web.public-url") URI publicUrl) {
    this.outgoing = outgoing;
    this.calendarFile = calendarFile;
    this.publicUrl = publicUrl;
  }

  @CheckedTemplate
  static class Templates {

    static native TemplateInstance confirmed(SessionView session, String link);

    static native TemplateInstance cancelled(SessionView session, String reason, String link);
  }

  /** Says in the running transaction that the place is booked, with an entry for the calendar. */
  void confirm(Booking booking, String address) {
    var session = SessionView.of(booking.session());
    outgoing.send(
        new Message(
            CONFIRMED,
            booking.id().toString(),
            address,
            "Your place: %s, %s at %s"
                .formatted(
                    session.title(),
                    London.weekday(session.date()),
                    London.time(session.startTime())),
            Templates.confirmed(session, link(booking)),
            List.of(calendarFile.request(entry(booking, session), address, CENTRE))));
  }

  /**
   * Says in the running transaction that the place is given up. The entry has the number of the one
   * that was sent, and a higher sequence, so that a calendar takes it out.
   */
  void cancel(Booking booking, String address) {
    var session = SessionView.of(booking.session());
    outgoing.send(
        new Message(
            CANCELLED,
            booking.id().toString(),
            address,
            "Cancelled: %s, %s at %s"
                .formatted(
                    session.title(),
                    London.weekday(session.date()),
                    London.time(session.startTime())),
            Templates.cancelled(session, booking.cancelReason(), publicUrl + "/"),
            List.of(calendarFile.cancel(entry(booking, session), address, CENTRE))));
  }

  /** What has become of the mail that says that the place is given up; empty if there was none. */
  Optional<MailStatus> cancellation(UUID booking) {
    return outgoing.statusOf(CANCELLED, booking.toString());
  }

  /** What has become of the mail that says that the place is booked; empty if there was none. */
  Optional<MailStatus> confirmation(UUID booking) {
    return outgoing.statusOf(CONFIRMED, booking.toString());
  }

  /** A change raises the booking's version, and so the entry's sequence. */
  private CalendarEntry entry(Booking booking, SessionView session) {
    return new CalendarEntry(
        booking.id() + "@" + publicUrl.getHost(),
        (int) booking.version() - 1,
        session.title(),
        session.where(),
        "You booked a place at the " + CENTRE + ". See your booking: " + link(booking),
        link(booking),
        session.time().startsAt(),
        session.time().endsAt());
  }

  private String link(Booking booking) {
    return publicUrl + "/bookings/" + booking.id();
  }
}
