package throughline.platform.testing;

import java.util.List;
import java.util.UUID;

/**
 * Somebody who signs in during a test. All are invented, and each call makes a new person.
 *
 * @param subject who it is, for the service: the {@code sub} claim
 * @param name the name that pages show
 * @param roles the realm roles
 * @param token a bearer token of {@link TestTokens}, signed once so that a race is not slowed by it
 */
public record Actor(String subject, String name, List<String> roles, String token) {

  /** A new person with that name and these roles. */
  public static Actor named(String name, String... roles) {
    return signedIn(UUID.randomUUID().toString(), name, List.of(roles));
  }

  /** A new person of whom only the roles matter. */
  public static Actor with(String... roles) {
    return named("Robin Field", roles);
  }

  /** The same person after a change of name. */
  public Actor renamed(String newName) {
    return signedIn(subject, newName, roles);
  }

  private static Actor signedIn(String subject, String name, List<String> roles) {
    var token = TestTokens.token(subject, name, roles.toArray(String[]::new));
    return new Actor(subject, name, roles, token);
  }
}
