package throughline.bookings.booking;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import throughline.bookings.booking.Booking.Channel;
import throughline.bookings.booking.link.PlaceMail;
import throughline.bookings.session.SessionView;
import throughline.platform.core.time.London;
import throughline.platform.mail.Attachment;
import throughline.platform.mail.LinkAtSending;
import throughline.platform.mail.MailStatus;
import throughline.platform.mail.Message;
import throughline.platform.mail.Outgoing;
import throughline.platform.mail.calendar.CalendarEntry;
import throughline.platform.mail.calendar.CalendarFile;

/** What an entrepreneur gets by mail about a booking. It goes to the address of their sign-in. */
@ApplicationScoped
class BookingMails {
  static final String CONFIRMED = "booking-confirmed";

  static final String CANCELLED = PlaceMail.CANCELLED.code();

  private static final String CHANGED = PlaceMail.CHANGED.code();

  private static final String WRITTEN = PlaceMail.WRITTEN.code();

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
    static native TemplateInstance confirmed(
        SessionView session, String link, String joiningLink, String replyTo);

    static native TemplateInstance changed(SessionView session, String link, String replyTo);

    static native TemplateInstance written(
        SessionView session, String message, String link, String replyTo);

    static native TemplateInstance moved(SessionView session, String from, String link);

    static native TemplateInstance cancelled(
        SessionView session, String reason, List<SessionView> alternatives, String link);
  }

  void confirm(Booking booking, String address) {
    var own = booking.channel() == Channel.SELF;
    confirm(booking, address, own ? CONFIRMED : PlaceMail.BOOKED.code(), link(booking));
  }

  /** To whoever asks for what they have, unless that was sent a moment ago. */
  void confirmAgain(Booking booking, String address, Instant unlessSince) {
    var kind = PlaceMail.BOOKED.code();
    if (outgoing.countSince(unlessSince, kind, List.of(booking.id().toString())) == 0) {
      confirm(booking, address, kind, LinkAtSending.PLACEHOLDER);
    }
  }

  private void confirm(Booking booking, String address, String kind, String link) {
    var session = SessionView.of(booking.session());
    var calendar = calendarFile.request(entry(booking, session), address, CENTRE);
    var details = booking.session().details();
    var text = Templates.confirmed(session, link, details.joiningLink(), details.replyTo());
    send(kind, booking, address, subject("Your place", session), text, calendar);
  }

  /** Puts another date, time and place into the entry that a calendar has. */
  void move(Booking booking, String from, String address) {
    var session = SessionView.of(booking.session());
    var calendar = calendarFile.request(entry(booking, session), address, CENTRE);
    var text = Templates.moved(session, from, LinkAtSending.PLACEHOLDER);
    send(PlaceMail.MOVED.code(), booking, address, subject("Moved", session), text, calendar);
  }

  /** The entry has the number of the one that was sent, and a higher sequence. */
  Message changed(Booking booking, String address) {
    var session = SessionView.of(booking.session());
    var calendar = calendarFile.request(entry(booking, session), address, CENTRE);
    var text = Templates.changed(session, link(booking), booking.session().details().replyTo());
    return message(CHANGED, booking, address, subject("Changed", session), text, List.of(calendar));
  }

  /** What staff have to say. */
  Message written(Booking booking, String address, String message) {
    var session = SessionView.of(booking.session());
    var replyTo = booking.session().details().replyTo();
    var text = Templates.written(session, message, link(booking), replyTo);
    return message(
        WRITTEN, booking, address, subject("About your place", session), text, List.of());
  }

  void sendAll(List<Message> messages) {
    outgoing.sendAll(messages);
  }

  /**
   * Says in the running transaction that the place is given up. The entry has the number of the one
   * that was sent, and a higher sequence, so that a calendar takes it out.
   */
  void cancel(Booking booking, List<SessionView> alternatives, String address) {
    var session = SessionView.of(booking.session());
    var calendar = calendarFile.cancel(entry(booking, session), address, CENTRE);
    var reason = booking.cancelReason();
    var link = reason == null ? publicUrl + "/" : LinkAtSending.PLACEHOLDER;
    var text = Templates.cancelled(session, reason, alternatives, link);
    send(CANCELLED, booking, address, subject("Cancelled", session), text, calendar);
  }

  private void send(
      String kind,
      Booking booking,
      String address,
      String subject,
      TemplateInstance text,
      Attachment calendar) {
    outgoing.send(message(kind, booking, address, subject, text, List.of(calendar)));
  }

  private static Message message(
      String kind,
      Booking booking,
      String address,
      String subject,
      TemplateInstance text,
      List<Attachment> files) {
    var replyTo = booking.session().details().replyTo();
    return new Message(kind, booking.id().toString(), address, replyTo, subject, text, files);
  }

  private static String subject(String what, SessionView session) {
    return "%s: %s, %s at %s"
        .formatted(
            what,
            session.title(),
            London.weekday(session.date()),
            London.time(session.startTime()));
  }

  /** What has become of the mail that says that the place is given up; empty if there was none. */
  Optional<MailStatus> cancellation(UUID booking) {
    return outgoing.statusOf(CANCELLED, booking.toString());
  }

  /** What has become of the mail that says that the place is booked; empty if there was none. */
  Optional<MailStatus> confirmation(UUID booking) {
    return outgoing.statusOf(CONFIRMED, booking.toString());
  }

  /** A change raises the booking's version or the session's count, and so the entry's sequence. */
  CalendarEntry entry(Booking booking) {
    return entry(booking, SessionView.of(booking.session()));
  }

  private CalendarEntry entry(Booking booking, SessionView session) {
    return new CalendarEntry(
        booking.id() + "@" + publicUrl.getHost(),
        booking.calendarSequence(),
        session.title(),
        session.whereInFull(),
        "You booked a place at the " + CENTRE + ". See your booking: " + address(booking),
        address(booking),
        session.time().startsAt(),
        session.time().endsAt());
  }

  /** Whoever has no account needs a link that opens the booking by itself. */
  private String link(Booking booking) {
    return booking.channel() == Channel.SELF ? address(booking) : LinkAtSending.PLACEHOLDER;
  }

  private String address(Booking booking) {
    return publicUrl
        + (booking.channel() == Channel.SELF
            ? "/bookings/" + booking.id()
            : "/sessions/" + booking.session().id());
  }
}
