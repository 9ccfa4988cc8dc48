package throughline.membership.person.match;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import throughline.membership.person.vault.ChildName;
import throughline.membership.person.vault.GuardianDetails;

/**
 * A child of whom it is asked whether there is a record already: typed, in a row of a file, or just
 * enrolled.
 *
 * @param self the child's own record, which is left out; empty if it has none yet
 */
public record Newcomer(
    Optional<UUID> self,
    ChildName name,
    LocalDate dateOfBirth,
    Optional<Integer> birthOrder,
    List<GuardianDetails> guardians) {

  public Newcomer {
    guardians = List.copyOf(guardians);
  }

  /** One who has no record yet. The order is null unless there were several. */
  public static Newcomer unknown(
      ChildName name, LocalDate dateOfBirth, Integer birthOrder, List<GuardianDetails> guardians) {
    return new Newcomer(
        Optional.empty(), name, dateOfBirth, Optional.ofNullable(birthOrder), guardians);
  }

  public Newcomer as(UUID self) {
    return new Newcomer(Optional.of(self), name, dateOfBirth, birthOrder, guardians);
  }

  @Override
  public String toString() {
    return "Newcomer";
  }
}
