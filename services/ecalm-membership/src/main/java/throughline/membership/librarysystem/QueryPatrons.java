package throughline.membership.librarysystem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import throughline.membership.person.vault.AddressBook;
import throughline.membership.person.vault.HomeAddress;
import throughline.membership.person.vault.PersonDetails;
import throughline.membership.person.vault.PersonVault;
import throughline.membership.record.RecordAction;
import throughline.membership.shared.WithoutSignIn;
import throughline.platform.core.time.London;
import throughline.platform.database.Statements;
import throughline.platform.database.audit.Actor;
import throughline.platform.database.audit.AuditEntry;
import throughline.platform.database.audit.AuditTrail;

/**
 * Members as they are at the moment in which the library system is told of them: an erased or
 * corrected record gives what holds now. A fixed number of statements, however many are asked for.
 */
@ApplicationScoped
class QueryPatrons {
  private static final String MEMBERS =
      """
      SELECT key, enrolled_on, %s AS instruction,
             (SELECT library_code FROM home_library_spell home
              WHERE home.member_key = member.key AND home.to_date IS NULL) AS library,
             ARRAY(SELECT number FROM card WHERE card.member_key = member.key
                   ORDER BY voided_at IS NOT NULL, given_at DESC, number) AS cards
      FROM member WHERE key = ANY (?::text[]::uuid[]) ORDER BY recorded_at, key
      """
          .formatted(Instruction.OF_MEMBER);

  private static final Actor SERVICE = Actor.of("library-system", WithoutSignIn.SERVICE);
  private final Statements statements;
  private final PersonVault vault;
  private final AddressBook addresses;
  private final AuditTrail trail;
  private final Optional<String> secretAddressReason;
  private final Clock clock;

  QueryPatrons(
      Statements statements,
      PersonVault vault,
      AddressBook addresses,
      AuditTrail trail,
      LibrarySystemSettings settings,
      Clock clock) {
    this.statements = statements;
    this.vault = vault;
    this.addresses = addresses;
    this.trail = trail;
    this.secretAddressReason = settings.secretAddressReason();
    this.clock = clock;
  }

  /** These, in the order of their enrolments. A secret address that leaves is written down. */
  @Transactional
  List<Patron> of(Collection<UUID> members) {
    var known = addresses.open(members);
    known.values().removeIf(address -> address.isRestricted() && secretAddressReason.isEmpty());
    var people = vault.details(members, London.today(clock));
    var patrons =
        statements.all(
            MEMBERS,
            row -> patron(row, people, known),
            (Object) members.stream().map(UUID::toString).toArray(String[]::new));
    trail.appendAll(
        patrons.stream()
            .filter(patron -> patron.address() != null && patron.address().isRestricted())
            .map(this::secretAddressLeaves)
            .toList());
    return patrons;
  }

  private static Patron patron(
      ResultSet row, Map<UUID, PersonDetails> people, Map<UUID, HomeAddress> addresses)
      throws SQLException {
    var key = row.getObject("key", UUID.class);
    var instruction = Instruction.valueOf(row.getString("instruction"));
    return new Patron(
        key,
        instruction,
        List.of((String[]) row.getArray("cards").getArray()),
        row.getString("library"),
        row.getObject("enrolled_on", LocalDate.class),
        people.get(key),
        instruction == Instruction.KEEP ? addresses.get(key) : null);
  }

  private AuditEntry secretAddressLeaves(Patron patron) {
    return AuditEntry.of(
            SERVICE, RecordAction.ADDRESS_HANDED_OVER, RecordAction.record(patron.member()))
        .because(secretAddressReason.orElseThrow());
  }
}
