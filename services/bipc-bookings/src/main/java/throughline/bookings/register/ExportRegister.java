package throughline.bookings.register;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
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
      List.of("Name", "Recorded", "Minutes", "Late", "Booked by", "Minutes of support so far");

  /** A register with how long each person was supported there so far, by their booking. */
  record Taken(Register register, Map<UUID, Long> support) {}

  private final BrowseRegisters browseRegisters;
  private final Registers registers;
  private final AuditTrail trail;

  ExportRegister(BrowseRegisters browseRegisters, Registers registers, AuditTrail trail) {
    this.browseRegisters = browseRegisters;
    this.registers = registers;
    this.trail = trail;
  }

  @Transactional
  Taken take(UUID session, SignedIn who, Places places) {
    var register = browseRegisters.register(session, places);
    trail.append(
        AuditEntry.of(
            SessionStaff.actor(who, places, register.session().library()),
            BookingAction.REGISTER_TAKEN_ALONG,
            AuditedRecord.of("session", session)));
    return new Taken(register, registers.support(session, places));
  }

  static void write(Taken taken, OutputStream out) throws IOException {
    try (var table = TableWriter.to(out, TableWriter.Kind.CSV, "Register", HEADER)) {
      for (var entry : taken.register().items()) {
        table.row(
            entry.name(),
            entry.words().text(),
            entry.minutes(),
            entry.late() ? "yes" : null,
            by(entry),
            taken.support().get(entry.id()));
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
