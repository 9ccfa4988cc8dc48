package throughline.volunteers.rota;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.core.time.London;
import throughline.platform.database.People;
import throughline.platform.mail.calendar.CalendarEntry;
import throughline.platform.mail.calendar.FeedAddresses;

/** When a volunteer is expected, for their calendar, at an address that nobody can guess. */
@ApplicationScoped
class RotaFeed {
  private static final int WEEKS_BACK = 4;
  private static final int WEEKS_AHEAD = 12;

  private final People people;
  private final FeedAddresses addresses;
  private final Rota rota;
  private final Clock clock;
  private final URI publicUrl;

  RotaFeed(
      People people,
      FeedAddresses addresses,
      Rota rota,
      Clock clock,
      @ConfigProperty(name = "throughline.web.public-url") URI publicUrl) {
    this.people = people;
    this.addresses = addresses;
    this.rota = rota;
    this.clock = clock;
    this.publicUrl = publicUrl;
  }

  /** Where a calendar subscribes; empty if nowhere. */
  Optional<String> address(String subject) {
    return addresses.of(subject).map(number -> publicUrl + "/calendars/" + number + ".ics");
  }

  @Transactional
  void renew(SignedIn who) {
    addresses.renew(people.recognise(who));
  }

  @Transactional
  void end(SignedIn who) {
    addresses.end(who.subject());
  }

  /** Without anybody's name. What somebody is away from is not in it. */
  List<CalendarEntry> entries(UUID number) {
    var owner = addresses.owner(number).orElseThrow(() -> new NotFound("calendar at this address"));
    var today = London.today(clock);
    var of = List.of(owner.person());
    return rota.of(of, today.minusWeeks(WEEKS_BACK), today.plusWeeks(WEEKS_AHEAD)).stream()
        .filter(each -> !each.away())
        .map(this::entry)
        .toList();
  }

  private CalendarEntry entry(Rota.Expected expected) {
    return new CalendarEntry(
        "%s-%s@%s".formatted(expected.about(), expected.day(), publicUrl.getHost()),
        0,
        expected.what(),
        expected.placeName(),
        "",
        publicUrl + "/my-rota",
        expected.startsAt(),
        expected.endsAt());
  }
}
