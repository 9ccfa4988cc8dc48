package throughline.platform.testing;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Somebody who signs in during a test. All are invented, and each call of {@link #named} or {@link
 * #with} makes a new person. Their roles count everywhere unless a test says {@link #at} or {@link
 * #withoutPlaces}.
 *
 * @param subject the {@code sub} claim
 * @param places the claim that binds roles to places
 * @param token a bearer token of {@link TestTokens}, signed once so that a race is not slowed by it
 */
public record Actor(String subject, String name, List<String> roles, Object places, String token) {

  public static Actor named(String name, String... roles) {
    var everywhere = Stream.of(roles).map(role -> role + "@*").toList();
    return signedIn(UUID.randomUUID().toString(), name, List.of(roles), everywhere);
  }

  /** A new person of whom only the roles matter. */
  public static Actor with(String... roles) {
    return named("Robin Field", roles);
  }

  public Actor renamed(String newName) {
    return signedIn(subject, newName, roles, places);
  }

  Actor inRoles(String... others) {
    var everywhere = Stream.of(others).map(role -> role + "@*").toList();
    return signedIn(subject, name, List.of(others), everywhere);
  }

  /** The same person, whose roles count at these places and nowhere else. */
  public Actor at(String... codes) {
    var entries =
        roles.stream().flatMap(role -> Stream.of(codes).map(code -> role + "@" + code)).toList();
    return claiming(entries);
  }

  public Actor withoutPlaces() {
    return claiming(List.of());
  }

  /** The same person with a claim of places as it stands in the token, right or wrong. */
  public Actor claiming(Object claim) {
    return signedIn(subject, name, roles, claim);
  }

  /**
   * @param verified whether the provider has seen that it is theirs
   */
  public Actor withEmail(String address, boolean verified) {
    Map<String, Object> claims =
        Map.of("places", places, "email", address, "email_verified", verified);
    var token = TestTokens.token(claims, subject, name, roles);
    return new Actor(subject, name, roles, places, token);
  }

  private static Actor signedIn(String subject, String name, List<String> roles, Object places) {
    var token = TestTokens.token(Map.of("places", places), subject, name, roles);
    return new Actor(subject, name, roles, places, token);
  }
}
