package throughline.membership.person.vault;

import java.time.LocalDate;
import org.jdbi.v3.core.mapper.Nested;

/**
 * Who a child is, as another system that looks after its card has to know it.
 *
 * @param guardian the name of whoever answers for the child first; null if nobody does now
 */
public record PersonDetails(@Nested ChildName name, LocalDate dateOfBirth, String guardian) {

  @Override
  public String toString() {
    return "PersonDetails";
  }
}
