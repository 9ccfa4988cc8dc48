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
import throughline.platform.mail.calendar.CalendarEntry;
import throughline.platform.mail.calendar.FeedAddresses;

/** A person's own bookings for their calendar, at an address that nobody can guess. */
@ApplicationScoped
class CalendarFeed implements PersonalData {
  private static final Duration KEPT = Duration.ofDays(30);

  private final People people;
  private final Bookings bookings;
  private final BookingMails mails;
  private final FeedAddresses addresses;
  private final Clock clock;

  CalendarFeed(
      People people, Bookings bookings, BookingMails mails, FeedAddresses addresses, Clock clock) {
    this.people = people;
    this.bookings = bookings;
    this.mails = mails;
    this.addresses = addresses;
    this.clock = clock;
  }

  Optional<UUID> numberOf(String subject) {
    return addresses.of(subject);
  }

  /** Gives a new address; the one before, if there is any, shows nothing any more. */
  @Transactional
  public void renew(SignedIn who) {
    addresses.renew(people.recognise(who));
  }

  @Transactional
  public void end(SignedIn who) {
    addresses.end(who.subject());
  }

  /** What is booked and was not over a month ago, without anybody's name or address. */
  @Transactional
  public List<CalendarEntry> entries(UUID number) {
    var owner = addresses.owner(number).orElseThrow(() -> new NotFound("calendar at this address"));
    return bookings.ownToCome(owner.subject(), clock.instant().minus(KEPT)).stream()
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
    addresses.erase(person);
  }
}
