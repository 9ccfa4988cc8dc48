package throughline.bookings.register;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import throughline.platform.core.person.SameName;
import throughline.platform.core.refusal.Conflict;

/** Keeps staff from writing somebody down who has a place already, under the same name. */
@ApplicationScoped
class NamesOnRegister {
  private final Registers registers;

  NamesOnRegister(Registers registers) {
    this.registers = registers;
  }

  void requireNew(UUID session, String name) {
    if (registers.register(session).stream()
        .filter(entry -> !entry.cancelled())
        .anyMatch(entry -> SameName.exactly(entry.name(), name))) {
      throw new Conflict(
          "on-register-already",
          "Somebody of this name is on the register already. If this is somebody else, add what tells them apart, such as a middle name");
    }
  }
}
