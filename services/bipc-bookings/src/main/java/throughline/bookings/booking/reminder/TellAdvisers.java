package throughline.bookings.booking.reminder;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import throughline.bookings.booking.reminder.ReminderMails.Booked;
import throughline.bookings.booking.reminder.ReminderMails.SessionList;
import throughline.bookings.session.BrowseSessions;
import throughline.platform.core.time.London;
import throughline.platform.database.Sql;
import throughline.platform.jobs.Job;
import throughline.platform.jobs.JobSchedule;
import throughline.platform.mail.Outgoing;

/** Each adviser gets the list of tomorrow's people, and what each wants to talk about. */
@Singleton
class TellAdvisers implements Job {
  private static final LocalTime AFTERNOON = LocalTime.of(16, 0);

  private static final String NEW_OF_DAY =
      """
      WITH noted AS (
        INSERT INTO adviser_list (session_id, day, written_at)
        SELECT session.id, :day, :now FROM session
        JOIN resource ON resource.id = session.adviser_id AND resource.email_address IS NOT NULL
        WHERE session.cancelled_at IS NULL AND session.starts_local >= CAST(:day AS date)
          AND session.starts_local < CAST(:day AS date) + 1
        ON CONFLICT DO NOTHING
        RETURNING session_id)
      SELECT session.id, resource.email_address AS address
      FROM noted JOIN session ON session.id = noted.session_id
      JOIN resource ON resource.id = session.adviser_id
      ORDER BY session.starts_at, session.id
      """;

  private static final String BOOKED =
      """
      SELECT session_id AS session, coalesce(display_name, 'A former entrepreneur') AS name,
             talk_about, coming_at IS NOT NULL AS coming
      FROM booking LEFT JOIN person_details ON person_id = entrepreneur_id
      WHERE session_id = ANY (CAST(:sessions AS uuid[])) AND status = 'CONFIRMED'
      ORDER BY lower(display_name), booking.id
      """;

  private record Listed(UUID id, String address) {}

  private final Sql sql;
  private final BrowseSessions sessions;
  private final ReminderMails mails;
  private final Outgoing outgoing;
  private final Clock clock;

  TellAdvisers(
      Sql sql, BrowseSessions sessions, ReminderMails mails, Outgoing outgoing, Clock clock) {
    this.sql = sql;
    this.sessions = sessions;
    this.mails = mails;
    this.outgoing = outgoing;
    this.clock = clock;
  }

  @Override
  public Details details() {
    return new Details(
        "tell-advisers", "Send advisers the list of tomorrow", JobSchedule.dailyAt(AFTERNOON));
  }

  @Override
  public String run() {
    var told = QuarkusTransaction.requiringNew().call(() -> tell(London.today(clock).plusDays(1)));
    return told + (told == 1 ? " list sent" : " lists sent");
  }

  private int tell(LocalDate day) {
    var listed =
        sql.of(NEW_OF_DAY).bind("day", day).bind("now", clock.instant()).list(Listed.class);
    if (listed.isEmpty()) {
      return 0;
    }
    var booked =
        sql
            .of(BOOKED)
            .bind("sessions", listed.stream().map(Listed::id).toList())
            .list(Booked.class)
            .stream()
            .collect(Collectors.groupingBy(Booked::session));
    var byAddress =
        listed.stream()
            .collect(
                Collectors.groupingBy(Listed::address, LinkedHashMap::new, Collectors.toList()));
    outgoing.sendAll(
        byAddress.entrySet().stream()
            .map(
                each ->
                    mails.adviserList(
                        each.getValue().stream()
                            .map(
                                one ->
                                    new SessionList(
                                        sessions.one(one.id()),
                                        booked.getOrDefault(one.id(), List.of())))
                            .toList(),
                        each.getKey()))
            .toList());
    return byAddress.size();
  }
}
