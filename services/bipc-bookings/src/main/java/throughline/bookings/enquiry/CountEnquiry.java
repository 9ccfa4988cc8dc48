package throughline.bookings.enquiry;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import throughline.contracts.bookings.BookingState.Topic;
import throughline.platform.core.input.Fields;
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.time.London;
import throughline.platform.database.People;
import throughline.platform.messaging.Outbox;

/** Somebody at a desk counts one enquiry. */
@ApplicationScoped
public class CountEnquiry {
  /** An enquiry as the API or the page sends it; nothing is kept of who asked. */
  @Schema(
      name = "CountEnquiry",
      description = "An enquiry of today, of which only the topic is kept")
  public record Request(
      @Schema(description = "Code of the library", examples = "WEST", required = true)
          String library,
      @Schema(implementation = Topic.class, required = true) String topic) {}

  private final People people;
  private final EnquiryLibraries libraries;
  private final Enquiries enquiries;
  private final Outbox outbox;
  private final Clock clock;

  CountEnquiry(
      People people, EnquiryLibraries libraries, Enquiries enquiries, Outbox outbox, Clock clock) {
    this.people = people;
    this.libraries = libraries;
    this.enquiries = enquiries;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Transactional
  public EnquiryTally count(Request typed, SignedIn who, Places places) {
    var fields = new Fields();
    var library = libraries.read(fields, typed.library(), places);
    var topic = fields.oneOf("topic", typed.topic(), Topic.class, "Choose what was asked about");
    fields.throwIfAny();
    var now = clock.instant();
    var today = London.today(clock);
    var counted = enquiries.add(library, today, topic, people.recognise(who), now);
    outbox.append(EnquiryEvents.of(counted, now));
    Log.infof("event=enquiry-counted library=%s topic=%s", library, topic);
    return EnquiryTally.of(library, today, enquiries.of(library, today));
  }
}
