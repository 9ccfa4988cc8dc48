package throughline.bookings.session;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import throughline.contracts.bookings.BookingState.VenueKind;
import throughline.platform.core.input.Fields;
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.SignedIn;
import throughline.platform.database.People;

/** An adviser opens a session, which everyone can then see and book. */
@ApplicationScoped
public class OpenSession {
  private static final int LONGEST_TITLE = 100;
  private static final int MOST_PLACES = 500;

  private final People people;
  private final Sessions sessions;
  private final Venues venues;
  private final Clock clock;

  OpenSession(People people, Sessions sessions, Venues venues, Clock clock) {
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
    var session = new Session(title, venue, venues.runs(venue), time, capacity, opener, now);
    sessions.persistAndFlush(session);
    Log.infof(
        "event=session-opened session=%s venue=%s capacity=%d", session.id(), venue, capacity);
    return SessionView.of(session);
  }

  private VenueKind venue(Fields fields, String typed, Places places) {
    var venue = fields.oneOf("venue", typed, VenueKind.class, "Choose where it takes place");
    if (venue != null && !venues.of(places).contains(venue)) {
      fields.reject("venue", "You cannot open sessions there. Choose one of your own venues");
    }
    return venue;
  }
}
