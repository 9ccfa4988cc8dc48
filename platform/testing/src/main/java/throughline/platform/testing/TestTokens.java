package throughline.platform.testing;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * Access tokens for service tests, signed by {@link TestKey}. They carry the claims that the
 * shipped identity provider sends, so the same role mapping is tested.
 */
public final class TestTokens {

  private TestTokens() {}

  /**
   * A bearer token.
   *
   * @param subject the {@code sub} claim: who it is, for the service
   * @param name the name that pages show
   * @param roles the realm roles
   */
  public static String token(String subject, String name, String... roles) {
    return tokenFor("throughline", subject, name, roles);
  }

  /**
   * A bearer token that the provider gave out for whatever application.
   *
   * @param audience the {@code aud} claim: whose APIs it opens
   */
  public static String tokenFor(String audience, String subject, String name, String... roles) {
    return claims(audience, subject, name, roles).sign(TestKey.privateKey());
  }

  /**
   * A bearer token of somebody whose roles are bound to places.
   *
   * @param places the claim {@code places} as it stands in the token: a list of {@code role@place},
   *     or whatever else a provider may send
   */
  static String tokenAt(Object places, String subject, String name, String... roles) {
    return claims("throughline", subject, name, roles)
        .claim("places", places)
        .sign(TestKey.privateKey());
  }

  /** A bearer token of somebody whose address the provider tells. */
  static String tokenWithEmail(
      String email, boolean verified, Object places, String subject, String name, String... roles) {
    return claims("throughline", subject, name, roles)
        .claim("places", places)
        .claim("email", email)
        .claim("email_verified", verified)
        .sign(TestKey.privateKey());
  }

  private static JwtClaimsBuilder claims(
      String audience, String subject, String name, String... roles) {
    return Jwt.issuer("https://identity.test/realms/throughline")
        .audience(audience)
        .subject(subject)
        .claim("name", name)
        .claim("preferred_username", subject)
        .claim("realm_access", Map.of("roles", List.of(roles)))
        .expiresIn(Duration.ofMinutes(30));
  }

  static String publicKey() {
    return Base64.getEncoder().encodeToString(TestKey.publicKey().getEncoded());
  }
}
