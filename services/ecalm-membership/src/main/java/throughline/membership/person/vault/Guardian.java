package throughline.membership.person.vault;

import java.time.LocalDate;
import java.util.UUID;
import org.jdbi.v3.core.mapper.Nested;

/**
 * Who answers for one child.
 *
 * @param from null if it is not known
 * @param until the first day on which they did not answer for the child any more; null if they do
 */
public record Guardian(
    UUID id,
    UUID member,
    UUID person,
    @Nested GuardianDetails details,
    LocalDate from,
    LocalDate until) {

  public boolean isBarred() {
    return !details.isSelf() && (until != null || !details.mayContact() || !details.mayManage());
  }

  @Override
  public String toString() {
    return "Guardian";
  }
}
