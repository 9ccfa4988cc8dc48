package throughline.bookings.enquiry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import throughline.platform.core.input.Fields;
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.time.London;
import throughline.platform.database.People;
import throughline.platform.messaging.Outbox;

/** Somebody takes back what they have just pressed. */
@ApplicationScoped
class TakeBackEnquiry {
  /**
   * @param press the one that is meant, so that the button pressed twice takes back one
   */
  record Request(String library, String press) {}

  private final People people;
  private final EnquiryLibraries libraries;
  private final Enquiries enquiries;
  private final Outbox outbox;
  private final Clock clock;

  TakeBackEnquiry(
      People people, EnquiryLibraries libraries, Enquiries enquiries, Outbox outbox, Clock clock) {
    this.people = people;
    this.libraries = libraries;
    this.enquiries = enquiries;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Transactional
  void takeBack(Request typed, SignedIn who, Places places) {
    var fields = new Fields();
    var library = libraries.read(fields, typed.library(), places);
    var press =
        fields.wholeNumber("press", typed.press(), 1, Integer.MAX_VALUE, "Nothing was counted");
    fields.throwIfAny();
    var now = clock.instant();
    var counted =
        enquiries
            .takeBack(press, library, London.today(clock), people.recognise(who), now)
            .orElseThrow(
                () -> new Conflict("taken-back-already", "That enquiry was taken back already"));
    outbox.append(EnquiryEvents.of(counted, now));
  }
}
