package throughline.bookings.register;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.UUID;
import throughline.bookings.booking.BookingAction;
import throughline.bookings.session.SessionStaff;
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.SignedIn;
import throughline.platform.database.audit.AuditEntry;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.database.audit.AuditedRecord;
import throughline.platform.files.table.TableWriter;

/** An adviser takes a register along as a file, which is written down since it holds names. */
@ApplicationScoped
class ExportRegister {
  private static final List<String> HEADER =
      List.of("Name", "Recorded", "Minutes", "Late", "Booked by");

  private final BrowseRegisters browseRegisters;
  private final AuditTrail trail;

  ExportRegister(BrowseRegisters browseRegisters, AuditTrail trail) {
    this.browseRegisters = browseRegisters;
    this.trail = trail;
  }

  @Transactional
  Register take(UUID session, SignedIn who, Places places) {
    var register = browseRegisters.register(session, places);
    trail.append(
        AuditEntry.of(
            SessionStaff.actor(who, places, register.session().library()),
            BookingAction.REGISTER_TAKEN_ALONG,
            AuditedRecord.of("session", session)));
    return register;
  }

  static void write(Register register, OutputStream out) throws IOException {
    try (var table = TableWriter.to(out, TableWriter.Kind.CSV, "Register", HEADER)) {
      for (var entry : register.items()) {
        table.row(
            entry.name(),
            entry.words().text(),
            entry.minutes(),
            entry.late() ? "yes" : null,
            by(entry));
      }
    }
  }

  private static String by(Register.Entry entry) {
    return switch (entry.channel()) {
      case SELF -> "themselves";
      case LINK -> "themselves, without an account";
      case STAFF -> "staff";
      case WALK_IN -> "nobody: they walked in";
    };
  }
}
