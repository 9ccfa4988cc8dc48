package throughline.bookings.testing;

import java.util.UUID;
import throughline.platform.testing.TestTokens;

/** Somebody who signs in during a test; all are invented, and each call makes a new one. */
public record Actor(String subject, String name, String token) {

  public static Actor anEntrepreneur(String name) {
    return person(name, "entrepreneur");
  }

  public static Actor anEntrepreneur() {
    return anEntrepreneur("Noor Wilding");
  }

  public static Actor anAdviser() {
    return person("Sam Okafor", "bipc-adviser");
  }

  public static Actor aVolunteer() {
    return person("Robin Field", "volunteer");
  }

  /** Somebody with just this role. */
  public static Actor with(String role) {
    return person("Robin Field", role);
  }

  /** The same entrepreneur after a change of name. */
  public Actor renamed(String newName) {
    return new Actor(subject, newName, TestTokens.token(subject, newName, "entrepreneur"));
  }

  private static Actor person(String name, String... roles) {
    var subject = UUID.randomUUID().toString();
    return new Actor(subject, name, TestTokens.token(subject, name, roles));
  }
}
