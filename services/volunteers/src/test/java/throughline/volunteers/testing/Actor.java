package throughline.volunteers.testing;

import java.util.UUID;
import throughline.platform.testing.TestTokens;

/** Somebody who signs in during a test; all are invented, and each call makes a new one. */
public record Actor(String subject, String name, String token) {

  public static Actor aVolunteer(String name) {
    return person(name, "volunteer");
  }

  public static Actor aCoordinator(String name) {
    return person(name, "volunteer-coordinator");
  }

  public static Actor aVolunteerWhoCoordinates(String name) {
    return person(name, "volunteer", "volunteer-coordinator");
  }

  /** Somebody with just this role. */
  public static Actor with(String role) {
    return person("Robin Field", role);
  }

  /** The same person as a volunteer after a change of name. */
  public Actor renamed(String newName) {
    return new Actor(subject, newName, TestTokens.token(subject, newName, "volunteer"));
  }

  private static Actor person(String name, String... roles) {
    var subject = UUID.randomUUID().toString();
    return new Actor(subject, name, TestTokens.token(subject, name, roles));
  }
}
