package throughline.bookings.booking.queue;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import throughline.bookings.booking.link.PlaceMail;
import throughline.bookings.session.BrowseSessions;
import throughline.bookings.session.SessionView;
import throughline.platform.core.time.London;
import throughline.platform.database.Sql;
import throughline.platform.mail.LinkAtSending;
import throughline.platform.mail.Message;
import throughline.platform.mail.Outgoing;

/** What somebody gets by mail whose place is held or offered, or who waits for one. */
@ApplicationScoped
class QueueMails {
  private static final String WHERE_TO =
      """
      SELECT request.id, request.session_id AS session, request.expires_at AS until,
             coalesce(request.address, details.email_address) AS address
      FROM place_request request
      LEFT JOIN person_details details ON details.person_id = request.entrepreneur_id
      WHERE request.id = ANY (CAST(:requests AS uuid[]))
        AND coalesce(request.address, details.email_address) IS NOT NULL
      """;

  private record Recipient(UUID id, UUID session, Instant until, String address) {}

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance held(SessionView session, Instant until, String link);

    static native TemplateInstance waiting(SessionView session, String link);

    static native TemplateInstance offered(SessionView session, Instant until, String link);

    static native TemplateInstance calledOff(SessionView session, String link);

    static native TemplateInstance ranOut(SessionView session, String link);
  }

  private final Sql sql;
  private final BrowseSessions sessions;
  private final Outgoing outgoing;

  QueueMails(Sql sql, BrowseSessions sessions, Outgoing outgoing) {
    this.sql = sql;
    this.sessions = sessions;
    this.outgoing = outgoing;
  }

  void hold(UUID request) {
    send(List.of(request), PlaceMail.HELD, "Confirm your place");
  }

  void wait(UUID request) {
    send(List.of(request), PlaceMail.WAITING, "You are on the waiting list");
  }

  void offer(List<UUID> requests) {
    send(requests, PlaceMail.OFFERED, "A place is free for you");
  }

  /** Before what tells who they are is deleted. */
  void ranOut(List<UUID> requests) {
    send(requests, PlaceMail.OFFER_RAN_OUT, "Your offer has ended");
  }

  /** The session does not take place, for which they asked. */
  void callOff(List<UUID> requests) {
    send(requests, PlaceMail.CALLED_OFF, "Cancelled");
  }

  private void send(List<UUID> requests, PlaceMail kind, String subject) {
    if (requests.isEmpty()) {
      return;
    }
    var recipients = sql.of(WHERE_TO).bind("requests", requests).list(Recipient.class);
    if (recipients.isEmpty()) {
      return;
    }
    var session = sessions.one(recipients.get(0).session());
    outgoing.sendAll(
        recipients.stream()
            .map(
                to ->
                    new Message(
                        kind.code(),
                        to.id().toString(),
                        to.address(),
                        "%s: %s, %s at %s"
                            .formatted(
                                subject,
                                session.title(),
                                London.weekday(session.date()),
                                London.time(session.startTime())),
                        text(kind, session, to.until())))
            .toList());
  }

  private static TemplateInstance text(PlaceMail kind, SessionView session, Instant until) {
    var link = LinkAtSending.PLACEHOLDER;
    return switch (kind) {
      case HELD -> Templates.held(session, until, link);
      case WAITING -> Templates.waiting(session, link);
      case OFFERED -> Templates.offered(session, until, link);
      case CALLED_OFF -> Templates.calledOff(session, link);
      default -> Templates.ranOut(session, link);
    };
  }
}
