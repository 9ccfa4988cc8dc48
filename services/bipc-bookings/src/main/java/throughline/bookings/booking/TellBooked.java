package throughline.bookings.booking;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import throughline.bookings.booking.queue.FreePlaces;
import throughline.bookings.session.PlacesTaken;
import throughline.bookings.session.Session;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.time.London;
import throughline.platform.database.Sql;
import throughline.platform.mail.Message;

/** What a change of a session means for those who have a place at it. */
@ApplicationScoped
class TellBooked implements PlacesTaken {
  private static final String LIVE = " status IN ('CONFIRMED', 'ATTENDED', 'PARTIAL', 'NO_SHOW') ";

  private static final String NAMES =
      """
      SELECT display_name FROM booking JOIN person_details ON person_id = entrepreneur_id
      WHERE session_id = :session AND %s ORDER BY display_name LIMIT :most
      """
          .formatted(LIVE);

  private static final String LOCK =
      """
      SELECT id FROM booking WHERE session_id = ANY (CAST(:sessions AS uuid[])) AND %s
      ORDER BY id FOR NO KEY UPDATE
      """
          .formatted(LIVE);

  private static final String ELSEWHERE =
      """
      SELECT details.display_name AS name, there.title, there.starts_local AS starts
      FROM booking here
      JOIN session moved ON moved.id = here.session_id
      JOIN booking other ON other.entrepreneur_id = here.entrepreneur_id
        AND other.session_id <> ALL (CAST(:sessions AS uuid[]))
        AND other.during && tstzrange(moved.starts_at, moved.ends_at)
      JOIN session there ON there.id = other.session_id
      JOIN person_details details ON details.person_id = here.entrepreneur_id
      WHERE here.session_id = ANY (CAST(:sessions AS uuid[])) AND here.%s AND other.%s
      ORDER BY name LIMIT 5
      """
          .formatted(LIVE.strip(), LIVE.strip());

  /** At no time, so that the bookings of one person at a series can change places. */
  private static final String TAKE_OUT =
      "UPDATE booking SET during = 'empty' WHERE session_id = ANY (CAST(:sessions AS uuid[])) AND"
          + LIVE;

  private static final String FOLLOW =
      """
      UPDATE booking SET during = tstzrange(session.starts_at, session.ends_at)
      FROM session
      WHERE session.id = session_id AND session_id = ANY (CAST(:sessions AS uuid[])) AND %s
      """
          .formatted(LIVE);

  private static final String ADDRESSES =
      """
      SELECT booking.id AS booking, email_address AS address
      FROM booking JOIN person_details ON person_id = entrepreneur_id
      WHERE session_id = ANY (CAST(:sessions AS uuid[])) AND email_address IS NOT NULL AND %s
      """
          .formatted(LIVE);

  private static final String AT_ONE_TIME = "23P01";

  private record Elsewhere(String name, String title, LocalDateTime starts) {
    String words() {
      return "%s has a place at “%s” on %s at %s"
          .formatted(
              name, title, London.weekday(starts.toLocalDate()), London.time(starts.toLocalTime()));
    }
  }

  private record Recipient(UUID booking, String address) {}

  private final Bookings bookings;
  private final BookingMails mails;
  private final FreePlaces freePlaces;
  private final Sql sql;

  TellBooked(Bookings bookings, BookingMails mails, FreePlaces freePlaces, Sql sql) {
    this.freePlaces = freePlaces;
    this.bookings = bookings;
    this.mails = mails;
    this.sql = sql;
  }

  @Override
  public List<String> names(UUID session, int most) {
    return sql.of(NAMES).bind("session", session).bind("most", most).list(String.class);
  }

  @Override
  public void follow(Collection<UUID> sessions) {
    sql.of(LOCK).bind("sessions", sessions).list(UUID.class);
    var elsewhere = sql.of(ELSEWHERE).bind("sessions", sessions).list(Elsewhere.class);
    if (!elsewhere.isEmpty()) {
      throw inTheWay(elsewhere.stream().map(Elsewhere::words).collect(Collectors.joining(". ")));
    }
    try {
      sql.of(TAKE_OUT).bind("sessions", sessions).update();
      sql.of(FOLLOW).bind("sessions", sessions).update();
    } catch (UnableToExecuteStatementException refused) {
      if (refused.getCause() instanceof SQLException cause
          && AT_ONE_TIME.equals(cause.getSQLState())) {
        throw inTheWay("Somebody who has a place has just booked another session at that time");
      }
      throw refused;
    }
  }

  private static Conflict inTheWay(String who) {
    return new Conflict(
        "overlapping-booking", who + ". Choose another time, or ask them and cancel one first");
  }

  @Override
  public void roomMade(Collection<UUID> sessions) {
    sessions.forEach(freePlaces::offerAllFree);
  }

  @Override
  public void tellChanged(Collection<Session> sessions) {
    sendEach(sessions, mails::changed);
  }

  @Override
  public int write(Session session, String message) {
    return sendEach(
        List.of(session), (booking, address) -> mails.written(booking, address, message));
  }

  private int sendEach(Collection<Session> sessions, BiFunction<Booking, String, Message> letter) {
    if (sessions.isEmpty()) {
      return 0;
    }
    var ids = sessions.stream().map(Session::id).toList();
    var addresses =
        sql.of(ADDRESSES).bind("sessions", ids).list(Recipient.class).stream()
            .collect(Collectors.toMap(Recipient::booking, Recipient::address));
    var letters =
        bookings.whole(addresses.keySet()).stream()
            .map(booking -> letter.apply(booking, addresses.get(booking.id())))
            .toList();
    mails.sendAll(letters);
    return letters.size();
  }
}
