package throughline.bookings.booking.reminder;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import throughline.bookings.session.SessionView;
import throughline.bookings.session.Sessions;
import throughline.platform.database.Sql;
import throughline.platform.jobs.Job;
import throughline.platform.jobs.JobSchedule;
import throughline.platform.mail.Outgoing;

/**
 * Reminds those who have a place, and asks whether they come. Whoever books when a reminder would
 * have gone out already is not reminded for that distance.
 */
@Singleton
class RemindBooked implements Job {
  private static final int BATCH = 200;

  private static final String DUE =
      """
      WITH due AS (
        SELECT booking.id, booking.session_id FROM booking
        JOIN session ON session.id = booking.session_id
        WHERE booking.status = 'CONFIRMED' AND session.cancelled_at IS NULL
          AND session.starts_at > CAST(:now AS timestamptz) + make_interval(days => :nearer)
          AND session.starts_at <= CAST(:now AS timestamptz) + make_interval(days => :days)
          AND booking.booked_at <= session.starts_at - make_interval(days => :days)
          AND NOT EXISTS (
            SELECT FROM booking_reminder reminder
            WHERE reminder.booking_id = booking.id AND reminder.session_id = booking.session_id
              AND reminder.days = :days)
        ORDER BY session.starts_at, booking.id LIMIT :most),
      noted AS (
        INSERT INTO booking_reminder (booking_id, session_id, days, written_at)
        SELECT id, session_id, :days, :now FROM due
        ON CONFLICT DO NOTHING
        RETURNING booking_id, session_id)
      SELECT noted.booking_id AS booking, noted.session_id AS session, (
          SELECT email_address FROM entrepreneur JOIN person_details ON person_id = entrepreneur.id
          WHERE booking.entrepreneur_id IN (entrepreneur.id, merged_into)
            AND email_address IS NOT NULL
          ORDER BY merged_into IS NULL DESC, entrepreneur.id LIMIT 1) AS address
      FROM noted JOIN booking ON booking.id = noted.booking_id
      """;

  private static final String SESSIONS =
      "from Session s join fetch s.library join fetch s.venue where s.id in ?1";

  private record Due(UUID booking, UUID session, String address) {}

  private final Sql sql;
  private final ReminderSettings settings;
  private final Sessions sessions;
  private final ReminderMails mails;
  private final Outgoing outgoing;
  private final Clock clock;

  RemindBooked(
      Sql sql,
      ReminderSettings settings,
      Sessions sessions,
      ReminderMails mails,
      Outgoing outgoing,
      Clock clock) {
    this.sql = sql;
    this.settings = settings;
    this.sessions = sessions;
    this.mails = mails;
    this.outgoing = outgoing;
    this.clock = clock;
  }

  @Override
  public Details details() {
    return new Details(
        "remind-booked", "Remind those who booked", JobSchedule.every(Duration.ofMinutes(10)));
  }

  @Override
  public String run() {
    var distances = settings.days().stream().sorted(Comparator.naturalOrder()).toList();
    var written = 0;
    var nearer = 0;
    for (var days : distances) {
      var from = nearer;
      int batch;
      do {
        batch = QuarkusTransaction.requiringNew().call(() -> remind(days, from));
        written += batch;
      } while (batch == BATCH);
      nearer = days;
    }
    return written + (written == 1 ? " reminder written" : " reminders written");
  }

  private int remind(int days, int nearer) {
    var due =
        sql.of(DUE)
            .bind("now", clock.instant())
            .bind("days", days)
            .bind("nearer", nearer)
            .bind("most", BATCH)
            .list(Due.class);
    if (!due.isEmpty()) {
      var views = views(due.stream().map(Due::session).distinct().toList());
      outgoing.sendAll(
          due.stream()
              .filter(each -> each.address() != null)
              .map(
                  each -> mails.reminder(each.booking(), views.get(each.session()), each.address()))
              .toList());
    }
    return due.size();
  }

  private Map<UUID, SessionView> views(List<UUID> ids) {
    return sessions.list(SESSIONS, ids).stream()
        .map(SessionView::of)
        .collect(Collectors.toMap(SessionView::id, view -> view));
  }
}
