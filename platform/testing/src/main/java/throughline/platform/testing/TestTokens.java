package throughline.platform.testing;

import io.smallrye.jwt.build.Jwt;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * Access tokens for service tests, signed by a key that lives only as long as the test JVM. They
 * carry the claims that the shipped identity provider sends, so the same role mapping is tested.
 */
public final class TestTokens {

  private static final KeyPair KEYS = generate();

  private TestTokens() {}

  /**
   * A bearer token.
   *
   * @param subject the {@code sub} claim: who it is, for the service
   * @param name the name that pages show
   * @param roles the realm roles
   */
  public static String token(String subject, String name, String... roles) {
    return Jwt.issuer("https://identity.test/realms/throughline")
        .subject(subject)
        .claim("name", name)
        .claim("preferred_username", subject)
        .claim("realm_access", Map.of("roles", List.of(roles)))
        .expiresIn(Duration.ofMinutes(30))
        .sign(KEYS.getPrivate());
  }

  static String publicKey() {
    return Base64.getEncoder().encodeToString(KEYS.getPublic().getEncoded());
  }

  private static KeyPair generate() {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
