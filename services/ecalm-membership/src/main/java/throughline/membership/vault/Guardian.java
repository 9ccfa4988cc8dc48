package throughline.membership.vault;

import java.time.LocalDate;
import java.util.UUID;

/**
 * Who answers for one child.
 *
 * @param id of this person for this child
 * @param member the child's key
 * @param person shared by the records of one person that one visit made
 * @param from null for guardians of before that was kept
 */
public record Guardian(UUID id, UUID member, UUID person, GuardianDetails details, LocalDate from) {

  /** Hides the guardian from any log that this object slips into. */
  @Override
  public String toString() {
    return "Guardian";
  }
}
