package throughline.bookings.booking;

import static throughline.contracts.bookings.BookingEvents.ATTENDANCE_RECORDED;
import static throughline.contracts.bookings.BookingEvents.BOOKING_CANCELLED;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import throughline.bookings.booking.queue.FreePlaces;
import throughline.contracts.bookings.BookingState.Status;
import throughline.platform.core.person.KeptOfPerson;
import throughline.platform.core.time.London;
import throughline.platform.database.Sql;
import throughline.platform.messaging.Outbox;

/**
 * A person's bookings: told to them, given up when they are erased, and theirs when two are one.
 */
@ApplicationScoped
class BookingsOfPerson implements KeptOfPerson {
  private static final String HELD =
      """
      SELECT title, starts_local, status, booking.minutes, late, channel, booked_at, talk_about
      FROM booking JOIN session ON session.id = session_id
      WHERE entrepreneur_id = ANY (CAST(:records AS uuid[])) ORDER BY starts_at, booking.id
      """;

  private static final String IN_THE_WAY =
      """
      SELECT title, starts_local FROM booking one
      JOIN booking other ON other.entrepreneur_id = :other AND one.during && other.during
      JOIN session ON session.id = one.session_id
      WHERE one.entrepreneur_id = :one AND one.cancelled_at IS NULL AND other.cancelled_at IS NULL
      ORDER BY starts_at, one.id LIMIT 1
      """;

  /** Rows are locked in the order of their ids, as by whoever changes several. */
  private static final String MOVE =
      """
      WITH moved AS (
        SELECT id FROM booking
        WHERE entrepreneur_id = :from
          AND coalesce(made_for, entrepreneur_id) = ANY (CAST(:made_for AS uuid[]))
        ORDER BY id FOR UPDATE)
      UPDATE booking SET entrepreneur_id = :to, version = version + 1,
        made_for = nullif(coalesce(made_for, CAST(:from AS uuid)), :to)
      FROM moved WHERE booking.id = moved.id
      RETURNING booking.id
      """;

  private static final String TO_COME =
      """
      SELECT booking.id FROM booking JOIN session ON session.id = session_id
      WHERE entrepreneur_id = :person AND status = 'CONFIRMED' AND starts_at > :now
      ORDER BY session_id
      """;

  private static final String REQUESTS =
      """
      SELECT title, starts_local, state, asked_at FROM place_request
      JOIN session ON session.id = session_id
      WHERE entrepreneur_id = ANY (CAST(:records AS uuid[])) OR lower(address) IN (
        SELECT lower(email_address) FROM person_details WHERE person_id = ANY (CAST(:records AS uuid[])))
      ORDER BY asked_at, place_request.id
      """;

  private record Request(String title, LocalDateTime startsLocal, String state, Instant askedAt) {
    Map<String, String> parts() {
      var parts = new LinkedHashMap<String, String>();
      parts.put("Session", title);
      parts.put("When", when(startsLocal));
      parts.put("Asked", London.moment(askedAt));
      parts.put("State", state.toLowerCase(Locale.UK));
      return parts;
    }
  }

  private record Line(
      String title,
      LocalDateTime startsLocal,
      Status status,
      int minutes,
      boolean late,
      Booking.Channel channel,
      Instant bookedAt,
      String talkAbout) {
    Map<String, String> parts() {
      var parts = new LinkedHashMap<String, String>();
      parts.put("Session", title);
      parts.put("When", when(startsLocal));
      parts.put("Status", BookingView.Words.of(status).text() + (late ? ", late" : ""));
      parts.put("Minutes attended", Integer.toString(minutes));
      parts.put("Booked", London.moment(bookedAt));
      parts.put(
          "Booked by",
          channel == Booking.Channel.SELF || channel == Booking.Channel.LINK
              ? "the person"
              : "staff");
      if (talkAbout != null) {
        parts.put("Wants to talk about", talkAbout);
      }
      return parts;
    }
  }

  private static String when(LocalDateTime start) {
    return London.weekday(start.toLocalDate()) + ", " + London.time(start.toLocalTime());
  }

  private record Overlap(String title, LocalDateTime startsLocal) {}

  private final Sql sql;
  private final Bookings bookings;
  private final FreePlaces freePlaces;
  private final Outbox outbox;
  private final Clock clock;

  BookingsOfPerson(Sql sql, Bookings bookings, FreePlaces freePlaces, Outbox outbox, Clock clock) {
    this.sql = sql;
    this.bookings = bookings;
    this.freePlaces = freePlaces;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Override
  public Set<String> tables() {
    return Set.of("booking");
  }

  @Override
  public List<Held> held(Collection<UUID> records) {
    var lines = sql.of(HELD).bind("records", records).list(Line.class);
    var requests = sql.of(REQUESTS).bind("records", records).list(Request.class);
    return List.of(
        new Held("Bookings", lines.stream().map(Line::parts).toList()),
        new Held("Requests for places", requests.stream().map(Request::parts).toList()));
  }

  @Override
  public Optional<String> inTheWay(UUID one, UUID other) {
    return sql.of(IN_THE_WAY)
        .bind("one", one)
        .bind("other", other)
        .first(Overlap.class)
        .map(
            both ->
                "Both have a place at the time of “%s”, %s at %s. Cancel the wrong one of the two first, or record that it did not come and cancel it then"
                    .formatted(
                        both.title(),
                        London.weekday(both.startsLocal().toLocalDate()),
                        London.time(both.startsLocal().toLocalTime())));
  }

  @Override
  public void move(UUID from, UUID to, Collection<UUID> madeFor) {
    List<UUID> moved =
        sql.of(MOVE).bind("from", from).bind("to", to).bind("made_for", madeFor).list(UUID.class);
    var now = clock.instant();
    outbox.appendAll(
        bookings.withSessions(moved).stream()
            .map(
                booking ->
                    BookingEvents.of(
                        booking.isCancelled() ? BOOKING_CANCELLED : ATTENDANCE_RECORDED,
                        booking,
                        now))
            .toList());
  }

  /** Places to come are free for others, and no mail tells of it: nobody is there to be told. */
  @Override
  public void erase(UUID person) {
    var now = clock.instant();
    List<UUID> toCome = sql.of(TO_COME).bind("person", person).bind("now", now).list(UUID.class);
    for (var id : toCome) {
      bookings.lockSessionOf(id);
      var booking = bookings.lock(id);
      if (booking.status() == Status.CONFIRMED) {
        booking.cancelByUser(now);
        bookings.flush();
        freePlaces.free(booking.session().id(), 1);
        outbox.append(BookingEvents.of(BOOKING_CANCELLED, booking, now));
      }
    }
  }
}
