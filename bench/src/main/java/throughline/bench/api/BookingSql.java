package throughline.bench.api;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import throughline.bench.suite.MeasurementFailed;
import throughline.bench.suite.TestEvents;

/**
 * The floor of a booking, as {@link EnrolmentSql} is that of an enrolment. A person who has booked
 * every session makes room for the next.
 */
final class BookingSql extends SqlClient {

  private static final String FIND_AS_SIGNED_IN =
      """
      SELECT entrepreneur.id, entrepreneur_key
      FROM person
      JOIN person_details ON person_id = person.id
      JOIN entrepreneur ON entrepreneur.id = person.id
      WHERE subject = ? AND display_name = ? AND email_address IS NOT DISTINCT FROM ?
      """;
  private static final String FIND_PERSON =
      """
      SELECT id FROM person JOIN person_details ON person_id = id
      WHERE subject = ? AND display_name = ?
      """;
  private static final String LINK_PERSON =
      """
      INSERT INTO person (id, subject) VALUES (gen_random_uuid(), ?)
      ON CONFLICT (subject) DO NOTHING
      """;
  private static final String NAME_PERSON =
      """
      INSERT INTO person_details (person_id, display_name)
      SELECT id, ? FROM person WHERE subject = ?
      ON CONFLICT (person_id) DO UPDATE SET display_name = excluded.display_name
      """;
  private static final String FOLLOW_ADDRESS =
      """
      UPDATE person_details SET email_address = ?
      WHERE person_id = ? AND email_address IS DISTINCT FROM ?
      """;
  private static final String FIND_ENTREPRENEUR =
      "SELECT id, entrepreneur_key FROM entrepreneur WHERE id = ?";
  private static final String REGISTER =
      """
      INSERT INTO entrepreneur (id) VALUES (?)
      ON CONFLICT ON CONSTRAINT entrepreneur_pk DO NOTHING
      """;
  private static final String SESSION =
      """
      SELECT session.*, library.name AS library_name
      FROM session JOIN library ON library.code = session.library_code
      WHERE session.id = ?
      """;
  private static final String TAKE_PLACE =
      """
      WITH place AS (
        UPDATE session SET taken = taken + 1
        WHERE id = ? AND taken < capacity AND starts_at > ? AND cancelled_at IS NULL
        RETURNING id),
      added AS (
        INSERT INTO booking (id, version, session_id, entrepreneur_id, status, minutes, booked_at)
        SELECT ?, ?, id, ?, ?, 0, ? FROM place
        ON CONFLICT DO NOTHING
        RETURNING id)
      SELECT CASE WHEN EXISTS (SELECT FROM added) THEN 'BOOKED'
                  WHEN EXISTS (SELECT FROM place) THEN 'IN_THE_WAY'
                  ELSE 'NO_PLACE' END
      """;
  private static final String WRITE_MAIL =
      """
      WITH kept AS (
        INSERT INTO mail (id, message_id, kind, reference, created_at, next_try_at,
                          recipient, subject, html_body)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?))
      INSERT INTO mail_attachment (mail_id, position, name, content_type, content)
      VALUES (?, ?, ?, ?, ?)
      """;
  private static final String ANSWER =
      """
      {"id":"%s","session":"%s","status":"CONFIRMED","minutes":0}""";

  private static final String ADDRESS = "floor@example.org";
  private static final String NAME = "Bench Floor";

  private final List<UUID> sessions;
  private final Confirmation mail;
  private final Clock clock = Clock.systemUTC();
  private int next;
  private int left;
  private String subject;

  BookingSql(Connection connection, List<UUID> sessions, int first, Confirmation mail)
      throws SQLException {
    super(connection);
    this.sessions = sessions;
    this.next = first;
    this.mail = mail;
  }

  @Override
  public void make() throws SQLException {
    if (left-- == 0) {
      left = sessions.size() - 1;
      subject = "floor-" + UUID.randomUUID();
    }
    book(sessions.get(next++ % sessions.size()));
  }

  private void book(UUID session) throws SQLException {
    var now = clock.instant().atOffset(ZoneOffset.UTC);
    var booking = UUID.randomUUID();
    var key = SharedSql.claimKey(this, "book-session " + session, now);
    var person = recognise();
    find(SESSION, session);
    if (!"BOOKED".equals(find(TAKE_PLACE, session, now, booking, 1L, person, "CONFIRMED", now))) {
      throw new MeasurementFailed("The floor found no place.");
    }
    var event =
        new TestEvents(now.toInstant(), now.toLocalDate()).booking(booking.toString(), 1, 0);
    SharedSql.append(this, event, now);
    write(booking, now);
    SharedSql.storeAnswer(
        this, key, "/api/bookings/" + booking, ANSWER.formatted(booking, session));
    commit();
  }

  private UUID recognise() throws SQLException {
    var known = (UUID) find(FIND_AS_SIGNED_IN, subject, NAME, ADDRESS);
    if (known != null) {
      return known;
    }
    update(LINK_PERSON, subject);
    update(NAME_PERSON, NAME, subject);
    var person = (UUID) find(FIND_PERSON, subject, NAME);
    update(FOLLOW_ADDRESS, ADDRESS, person, ADDRESS);
    update(REGISTER, person);
    find(FIND_ENTREPRENEUR, person);
    return person;
  }

  private void write(UUID booking, OffsetDateTime now) throws SQLException {
    var id = UUID.randomUUID();
    update(
        WRITE_MAIL,
        id,
        "<%s@example.org>".formatted(id),
        mail.kind(),
        booking.toString(),
        now,
        now,
        ADDRESS,
        mail.subject(),
        mail.html(),
        id,
        1,
        mail.attachment(),
        mail.attachmentType(),
        mail.content());
  }
}
