package throughline.bookings.booking;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import throughline.bookings.booking.queue.PlaceRequests;
import throughline.bookings.booking.queue.QueueSettings;
import throughline.bookings.entrepreneur.Entrepreneurs;
import throughline.bookings.session.Session;
import throughline.bookings.session.SessionView;
import throughline.bookings.session.Sessions;
import throughline.platform.core.input.Fields;
import throughline.platform.core.person.Contact;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.refusal.NotFound;

/**
 * Somebody without an account asks for a place, or anybody for one at a session that is full. A
 * place is held until the link of the mail is pressed; for one that there is not, they wait.
 */
@ApplicationScoped
public class AskForPlace {
  static final int LONGEST_WISH = 200;

  /** Who asks, as the form sends it. */
  record Request(String name, String email, String talkAbout, AskedOfBusiness.Answers business) {
    /** Hides who it is from any log that this object slips into. */
    @Override
    public String toString() {
      return "Request";
    }
  }

  private final Sessions sessions;
  private final PlaceRequests requests;
  private final Bookings bookings;
  private final Entrepreneurs entrepreneurs;
  private final BookingMails mails;
  private final AskedOfBusiness askedOfBusiness;
  private final QueueSettings settings;
  private final Clock clock;

  AskForPlace(
      Sessions sessions,
      PlaceRequests requests,
      Bookings bookings,
      Entrepreneurs entrepreneurs,
      BookingMails mails,
      AskedOfBusiness askedOfBusiness,
      QueueSettings settings,
      Clock clock) {
    this.sessions = sessions;
    this.requests = requests;
    this.bookings = bookings;
    this.entrepreneurs = entrepreneurs;
    this.mails = mails;
    this.askedOfBusiness = askedOfBusiness;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Holds a place or lets them wait. Whoever has a place already gets its mail again, and whoever
   * asked before has one request: the answer is the same, so that nobody learns who booked.
   *
   * @return whether they wait
   */
  @Transactional
  boolean ask(UUID id, Request typed) {
    var fields = new Fields();
    var contact = Contact.readOwn(fields, typed.name(), typed.email());
    var talkAbout = fields.optionalText("talkAbout", typed.talkAbout(), LONGEST_WISH);
    fields.throwIfAny();

    var full = SessionView.of(locked(id)).full();
    var address = contact.email().orElseThrow();
    var booked = bookings.liveOf(id, contact.name(), address);
    if (booked.isPresent()) {
      mails.confirmAgain(booked.get(), address, clock.instant().minus(settings.mailAgain()));
      return full;
    }
    if (requests.askedElsewhere(id, address) >= settings.mostAsked()) {
      throw new Conflict(
          "too-many-asked",
          "There are %d requests of this address that are not decided. Confirm or leave one first, by the link of its mail"
              .formatted(settings.mostAsked()));
    }
    var asked = requests.ask(id, null, contact.name(), address, talkAbout.orElse(null));
    askedOfBusiness.keep(asked.id(), typed.business());
    Log.infof("event=place-asked session=%s request=%s state=%s", id, asked.id(), asked.state());
    return full;
  }

  /** Lets an entrepreneur wait, who books with one press where there are places. */
  @Transactional
  public void join(UUID id, SignedIn who, Optional<String> address) {
    var entrepreneur = entrepreneurs.recognise(who, address);
    if (!SessionView.of(locked(id)).full()) {
      throw new Conflict("place-free", "There is a place again. Book it now");
    }
    if (bookings.hasLive(id, entrepreneur.id())) {
      throw BookSession.alreadyBooked();
    }
    var asked = requests.ask(id, entrepreneur.id(), null, null, null);
    Log.infof("event=queue-joined session=%s request=%s", id, asked.id());
  }

  /** Behind the lock nobody books or frees a place meanwhile. */
  private Session locked(UUID id) {
    if (!requests.lockSession(id)) {
      throw new NotFound("session with this number");
    }
    var session = sessions.toBook(id).orElseThrow();
    session
        .closed(clock.instant())
        .filter(closed -> closed != Session.Closed.FULL)
        .ifPresent(
            closed -> {
              throw new Conflict(closed.code(), closed.words() + " Choose another session");
            });
    return session;
  }
}
