package throughline.bookings.session;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import throughline.platform.core.input.Fields;
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.database.audit.AuditEntry;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.database.audit.AuditedRecord;

/** An adviser writes to everybody who has a place at a session. */
@ApplicationScoped
public class WriteToBooked {
  /** A message as the API or the form sends it. */
  @Schema(name = "Message", description = "What everybody who has a place is told by mail")
  public record Request(@Schema(maxLength = 2000, required = true) String message) {
    private static final int LONGEST = 2000;

    String read() {
      var fields = new Fields();
      var text = fields.text("message", message, LONGEST, "Enter what you want to tell them");
      fields.throwIfAny();
      return text;
    }
  }

  /** To how many it goes; those without an address get none. */
  @Schema(name = "Written")
  public record Written(int mails) {}

  private final Sessions sessions;
  private final PlacesTaken placesTaken;
  private final AuditTrail trail;
  private final Clock clock;

  WriteToBooked(Sessions sessions, PlacesTaken placesTaken, AuditTrail trail, Clock clock) {
    this.sessions = sessions;
    this.placesTaken = placesTaken;
    this.trail = trail;
    this.clock = clock;
  }

  @Transactional
  public Written write(UUID id, Request typed, SignedIn who, Places places) {
    var session =
        sessions.findAt(id, places).orElseThrow(() -> new NotFound("session with this number"));
    session.requireChangeable(null, clock.instant());
    var mails = placesTaken.write(session, typed.read());
    trail.append(
        AuditEntry.of(
            SessionStaff.actor(who, places, session.library().code()),
            SessionAction.BOOKED_WRITTEN_TO,
            AuditedRecord.of("session", id)));
    Log.infof("event=booked-written-to session=%s mails=%d", id, mails);
    return new Written(mails);
  }
}
