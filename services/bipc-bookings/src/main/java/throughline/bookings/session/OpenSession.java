package throughline.bookings.session;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import throughline.bookings.venue.Venue;
import throughline.bookings.venue.Venues;
import throughline.platform.core.input.Fields;
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.SignedIn;
import throughline.platform.database.People;
import throughline.publishing.library.Libraries;

/** An adviser opens a session, which everyone can then see and book. */
@ApplicationScoped
public class OpenSession {
  private static final int LONGEST_TITLE = 100;
  private static final int MOST_PLACES = 500;
  private static final int LONGEST_CODE = 20;

  private final People people;
  private final Sessions sessions;
  private final Venues venues;
  private final Libraries libraries;
  private final Clock clock;

  OpenSession(People people, Sessions sessions, Venues venues, Libraries libraries, Clock clock) {
    this.libraries = libraries;
    this.people = people;
    this.sessions = sessions;
    this.venues = venues;
    this.clock = clock;
  }

  @Transactional
  public SessionView open(SessionRequest typed, SignedIn who, Places places) {
    var now = clock.instant();
    var fields = new Fields();
    var title = fields.text("title", typed.title(), LONGEST_TITLE, "Enter a title");
    var venue = venue(fields, typed.venue(), places);
    var start = typed.start().read(fields, now);
    var minutes =
        fields.wholeNumber(
            "minutes",
            typed.minutes(),
            SessionTime.SHORTEST,
            SessionTime.LONGEST,
            "Enter how many minutes it lasts");
    var capacity =
        fields.wholeNumber(
            "capacity", typed.capacity(), 1, MOST_PLACES, "Enter how many people can come");
    fields.throwIfAny();

    var time = SessionTime.of(start, minutes);
    var opener = people.recognise(who);
    var session =
        new Session(
            title,
            venue,
            libraries.findById(venue.library()),
            time,
            time.startsAt(),
            SessionDetails.NONE,
            null,
            null,
            capacity,
            opener,
            now);
    sessions.persistAndFlush(session);
    Log.infof(
        "event=session-opened session=%s venue=%s capacity=%d",
        session.id(), venue.code(), capacity);
    return SessionView.of(session);
  }

  private Venue venue(Fields fields, String typed, Places places) {
    var code = fields.text("venue", typed, LONGEST_CODE, "Choose where it takes place");
    if (code == null) {
      return null;
    }
    var own = venues.of(places);
    var venue = own.stream().filter(each -> each.code().equals(code)).findFirst().orElse(null);
    if (venue == null) {
      fields.reject(
          "venue",
          venues.of(code).isPresent()
              ? "You cannot open sessions there. Choose one of your own venues"
              : "There is no such venue. Yours are: " + codes(own));
    }
    return venue;
  }

  private static String codes(List<Venue> venues) {
    return venues.stream().map(Venue::code).collect(Collectors.joining(", "));
  }
}
