package throughline.membership.librarysystem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import throughline.membership.person.vault.AddressBook;
import throughline.membership.person.vault.HomeAddress;
import throughline.membership.person.vault.PersonDetails;
import throughline.membership.person.vault.PersonVault;
import throughline.membership.record.RecordAction;
import throughline.membership.shared.WithoutSignIn;
import throughline.platform.core.time.London;
import throughline.platform.database.audit.Actor;
import throughline.platform.database.audit.AuditEntry;
import throughline.platform.database.audit.AuditTrail;

/**
 * Members as they are at the moment in which the library system is told of them: an erased or
 * corrected record gives what holds now. A fixed number of statements, however many are asked for.
 */
@ApplicationScoped
class QueryPatrons {
  private record Row(
      UUID key, LocalDate enrolledOn, Instruction instruction, String library, List<String> cards) {
    /** An address is for those alone whose card goes on. */
    Patron patron(Map<UUID, PersonDetails> people, Map<UUID, HomeAddress> addresses) {
      var address = instruction == Instruction.KEEP ? addresses.get(key) : null;
      return new Patron(key, instruction, cards, library, enrolledOn, people.get(key), address);
    }
  }

  private static final String MEMBERS =
      """
      SELECT key, enrolled_on, %s AS instruction,
             (SELECT library_code FROM home_library_spell home
              WHERE home.member_key = member.key AND home.to_date IS NULL) AS library,
             ARRAY(SELECT number FROM card WHERE card.member_key = member.key
                   ORDER BY voided_at IS NOT NULL, given_at DESC, number) AS cards
      FROM member WHERE key = ANY (:members) ORDER BY recorded_at, key
      """
          .formatted(Instruction.OF_MEMBER);
  private static final Actor SERVICE = Actor.of("library-system", WithoutSignIn.SERVICE);
  private final Jdbi jdbi;
  private final PersonVault vault;
  private final AddressBook addresses;
  private final AuditTrail trail;
  private final Optional<String> secretAddressReason;
  private final Clock clock;

  QueryPatrons(
      Jdbi jdbi,
      PersonVault vault,
      AddressBook addresses,
      AuditTrail trail,
      LibrarySystemSettings settings,
      Clock clock) {
    this.jdbi = jdbi;
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
        jdbi
            .withHandle(
                handle ->
                    handle
                        .createQuery(MEMBERS)
                        .bindArray("members", UUID.class, members)
                        .mapTo(Row.class)
                        .list())
            .stream()
            .map(row -> row.patron(people, known))
            .toList();
    trail.appendAll(
        patrons.stream()
            .filter(patron -> patron.address() != null && patron.address().isRestricted())
            .map(this::secretAddressLeaves)
            .toList());
    return patrons;
  }

  private AuditEntry secretAddressLeaves(Patron patron) {
    return AuditEntry.of(
            SERVICE, RecordAction.ADDRESS_HANDED_OVER, RecordAction.record(patron.member()))
        .because(secretAddressReason.orElseThrow());
  }
}
