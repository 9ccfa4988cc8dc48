package throughline.membership.record;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A line of a list of enrolments that wait for something.
 *
 * @param childName null until it is known that whoever looks may see the child
 */
public record ListedEnrolment(UUID id, LocalDate enrolledOn, String library, String childName) {

  public ListedEnrolment(UUID id, LocalDate enrolledOn, String library) {
    this(id, enrolledOn, library, null);
  }

  ListedEnrolment of(String name) {
    return new ListedEnrolment(id, enrolledOn, library, name);
  }

  @Override
  public String toString() {
    return "ListedEnrolment " + id;
  }
}
