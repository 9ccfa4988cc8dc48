package throughline.membership.librarysystem;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import throughline.membership.librarysystem.KohaApi.KohaAccess;
import throughline.membership.person.vault.AddressPolicy;
import throughline.membership.person.vault.ChildName;
import throughline.membership.person.vault.HomeAddress;
import throughline.membership.person.vault.PersonDetails;

/** A made-up member as they are handed over, and the settings of a library system. */
final class LibrarySystemFixture {

  static final LocalDate BORN = LocalDate.of(2026, 11, 2);

  private LibrarySystemFixture() {}

  /** The defaults with these, by their names behind {@code throughline.library-system}. */
  static LibrarySystemSettings settings(Map<String, String> values) {
    var named = new HashMap<String, String>();
    values.forEach((name, value) -> named.put("throughline.library-system." + name, value));
    return new SmallRyeConfigBuilder()
        .withMapping(LibrarySystemSettings.class)
        .withDefaultValues(named)
        .build()
        .getConfigMapping(LibrarySystemSettings.class);
  }

  /** Those of the server, with a key, and more if more are given. */
  static LibrarySystemSettings settings(KohaServer server, Map<String, String> more) {
    var values = new HashMap<String, String>();
    values.put("address", server.address() + "/");
    values.put("client-id", KohaServer.KEY);
    values.put("client-secret", KohaServer.SECRET);
    values.put("request-timeout", "PT5S");
    values.putAll(more);
    return settings(values);
  }

  static KohaLibrarySystem koha(LibrarySystemSettings settings, Clock clock) {
    return new KohaLibrarySystem(
        new KohaApi(KohaAccess.of(settings), clock), new PatronRecord(settings));
  }

  static Patron aPatron(String... cards) {
    return patron(Instruction.KEEP, ChildName.of("Wren", "Fernsby"), BORN, cards);
  }

  static Patron patron(Instruction instruction, ChildName name, LocalDate born, String... cards) {
    return new Patron(
        UUID.randomUUID(),
        instruction,
        List.of(cards),
        "BANB",
        LocalDate.of(2026, 11, 24),
        new PersonDetails(name, born, "Marigold Fernsby"),
        instruction == Instruction.KEEP
            ? new HomeAddress(AddressPolicy.OPEN, "1 Made-up Road\nFlat 2\nBanbury", "OX16 0AA")
            : null);
  }
}
