package throughline.volunteers.hours;

import io.quarkus.security.ForbiddenException;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.web.layout.CurrentPerson;
import throughline.volunteers.Roles;

/** Which list of hours a caller asks for. */
enum HoursFilter {
  OWN,
  WAITING;

  private static final String WAITING_STATUS = "SUBMITTED";

  /**
   * Reads the parameter {@code status}.
   *
   * @throws InvalidInput if it is neither left out nor SUBMITTED, or left out by one who has no
   *     hours of their own
   * @throws ForbiddenException if it takes a role that the caller has not
   */
  static HoursFilter read(String status, CurrentPerson person) {
    var isCoordinator = person.hasRole(Roles.COORDINATOR);
    if (status == null && person.hasRole(Roles.VOLUNTEER)) {
      return OWN;
    }
    if (!WAITING_STATUS.equals(status)) {
      throw new InvalidInput(
          "status",
          isCoordinator
              ? "Send status=SUBMITTED for the hours that wait for approval"
              : "Leave status out for your own hours");
    }
    if (!isCoordinator) {
      throw new ForbiddenException();
    }
    return WAITING;
  }
}
