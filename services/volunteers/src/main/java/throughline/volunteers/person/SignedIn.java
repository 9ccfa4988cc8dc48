package throughline.volunteers.person;

import throughline.platform.web.layout.CurrentPerson;

/** Who acts, as the sign-in names them. */
public record SignedIn(String subject, String displayName) {

  /** The person of this request. */
  public static SignedIn of(CurrentPerson person) {
    return new SignedIn(person.subject(), person.displayName());
  }
}
