package throughline.membership.record;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A line of a list of enrolments that wait for something.
 *
 * @param childName null until it is known that whoever looks may see the child
 */
public record ListedEnrolment(UUID id, LocalDate enrolledOn, String library, String childName) {

  /** One that names nobody. */
  public ListedEnrolment(UUID id, LocalDate enrolledOn, String library) {
    this(id, enrolledOn, library, null);
  }

  ListedEnrolment of(String name) {
    return new ListedEnrolment(id, enrolledOn, library, name);
  }

  /** Hides the child from any log that this object slips into. */
  @Override
  public String toString() {
    return "ListedEnrolment " + id;
  }
}
