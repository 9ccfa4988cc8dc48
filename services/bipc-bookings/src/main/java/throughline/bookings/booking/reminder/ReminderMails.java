package throughline.bookings.booking.reminder;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import throughline.bookings.booking.link.PlaceMail;
import throughline.bookings.session.SessionView;
import throughline.platform.core.time.London;
import throughline.platform.mail.LinkAtSending;
import throughline.platform.mail.Message;

/** The texts of reminders, and of the list that an adviser gets on the day before. */
@ApplicationScoped
class ReminderMails {
  static final String ADVISER_LIST = "adviser-list";

  /** One person of the list, and what they wrote for the adviser alone. */
  record Booked(UUID session, String name, String talkAbout, boolean coming) {}

  /** A session with those who booked it. */
  record SessionList(SessionView session, List<Booked> booked) {}

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance reminder(SessionView session, String link);

    static native TemplateInstance adviserList(List<SessionList> sessions);
  }

  Message reminder(UUID booking, SessionView session, String address) {
    return new Message(
        PlaceMail.REMINDER.code(),
        booking.toString(),
        address,
        "Are you coming? %s, %s at %s"
            .formatted(
                session.title(), London.weekday(session.date()), London.time(session.startTime())),
        Templates.reminder(session, LinkAtSending.PLACEHOLDER));
  }

  Message adviserList(List<SessionList> sessions, String address) {
    var first = sessions.get(0).session();
    return new Message(
        ADVISER_LIST,
        first.id().toString(),
        address,
        "Who comes on %s".formatted(London.weekday(first.date())),
        Templates.adviserList(sessions));
  }
}
