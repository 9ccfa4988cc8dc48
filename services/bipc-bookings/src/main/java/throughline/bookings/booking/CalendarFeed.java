package throughline.bookings.booking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import throughline.platform.core.person.PersonalData;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.database.People;
import throughline.platform.database.Sql;
import throughline.platform.mail.calendar.CalendarEntry;

/** A person's own bookings for their calendar, at an address that nobody can guess. */
@ApplicationScoped
class CalendarFeed implements PersonalData {
  private static final Duration KEPT = Duration.ofDays(30);

  private static final String OF_SUBJECT =
      """
      SELECT number FROM calendar_feed JOIN person ON person.id = person_id
      WHERE subject = :subject
      """;

  private static final String RENEW =
      """
      INSERT INTO calendar_feed (person_id, number) VALUES (:person, :number)
      ON CONFLICT ON CONSTRAINT calendar_feed_pk DO UPDATE SET number = EXCLUDED.number
      """;

  private static final String END =
      """
      DELETE FROM calendar_feed USING person
      WHERE person.id = person_id AND subject = :subject
      """;

  private static final String ERASE = "DELETE FROM calendar_feed WHERE person_id = :person";

  private static final String SUBJECT =
      """
      SELECT subject FROM calendar_feed JOIN person ON person.id = person_id
      WHERE number = :number AND subject IS NOT NULL
      """;

  private final People people;
  private final Bookings bookings;
  private final BookingMails mails;
  private final Sql sql;
  private final Clock clock;

  CalendarFeed(People people, Bookings bookings, BookingMails mails, Sql sql, Clock clock) {
    this.people = people;
    this.bookings = bookings;
    this.mails = mails;
    this.sql = sql;
    this.clock = clock;
  }

  Optional<UUID> numberOf(String subject) {
    return sql.of(OF_SUBJECT).bind("subject", subject).first(UUID.class);
  }

  /** Gives a new address; the one before, if there is any, shows nothing any more. */
  @Transactional
  public void renew(SignedIn who) {
    sql.of(RENEW).bind("person", people.recognise(who)).bind("number", UUID.randomUUID()).update();
  }

  @Transactional
  public void end(SignedIn who) {
    sql.of(END).bind("subject", who.subject()).update();
  }

  /** What is booked and was not over a month ago, without anybody's name or address. */
  @Transactional
  public List<CalendarEntry> entries(UUID number) {
    var subject =
        sql.of(SUBJECT)
            .bind("number", number)
            .first(String.class)
            .orElseThrow(() -> new NotFound("calendar at this address"));
    return bookings.ownToCome(subject, clock.instant().minus(KEPT)).stream()
        .map(mails::entry)
        .toList();
  }

  @Override
  public Set<String> tables() {
    return Set.of("calendar_feed");
  }

  @Override
  @Transactional(Transactional.TxType.MANDATORY)
  public void erase(UUID person) {
    sql.of(ERASE).bind("person", person).update();
  }
}
