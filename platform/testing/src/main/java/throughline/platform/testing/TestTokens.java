package throughline.platform.testing;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * Access tokens for service tests, signed by a key that lives only as long as the test JVM. They
 * carry the claims that the shipped identity provider sends, so the same role mapping is tested.
 */
public final class TestTokens {

  /** Quarkus loads this class again for every application; the JVM's properties are one. */
  private static final String SHARED_PRIVATE = "throughline.test.private-key";

  private static final String SHARED_PUBLIC = "throughline.test.public-key";

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
    return claims(audience, subject, name, roles).sign(privateKey());
  }

  /**
   * A bearer token of somebody whose roles are bound to places.
   *
   * @param places the claim {@code places} as it stands in the token: a list of {@code role@place},
   *     or whatever else a provider may send
   */
  static String tokenAt(Object places, String subject, String name, String... roles) {
    return claims("throughline", subject, name, roles).claim("places", places).sign(privateKey());
  }

  /** A bearer token of somebody whose address the provider tells. */
  static String tokenWithEmail(
      String email, boolean verified, Object places, String subject, String name, String... roles) {
    return claims("throughline", subject, name, roles)
        .claim("places", places)
        .claim("email", email)
        .claim("email_verified", verified)
        .sign(privateKey());
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
    share();
    return System.getProperty(SHARED_PUBLIC);
  }

  private static PrivateKey privateKey() {
    share();
    try {
      byte[] encoded = Base64.getDecoder().decode(System.getProperty(SHARED_PRIVATE));
      return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static synchronized void share() {
    if (System.getProperty(SHARED_PRIVATE) == null) {
      KeyPair keys = generate();
      System.setProperty(SHARED_PUBLIC, encoded(keys.getPublic()));
      System.setProperty(SHARED_PRIVATE, encoded(keys.getPrivate()));
    }
  }

  private static String encoded(Key key) {
    return Base64.getEncoder().encodeToString(key.getEncoded());
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
