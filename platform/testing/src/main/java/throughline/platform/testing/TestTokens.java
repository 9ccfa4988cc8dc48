package throughline.platform.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Access tokens for service tests, signed by {@link TestKey}. They carry the claims that the
 * shipped identity provider sends, so the same role mapping is tested.
 */
public final class TestTokens {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final byte[] HEADER =
      "{\"alg\":\"RS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.US_ASCII);
  private static final Instant ISSUED = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant EXPIRES = Instant.parse("2100-01-01T00:00:00Z");

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
    return signed(claims(audience, subject, name, List.of(roles)));
  }

  /** With these claims besides. */
  static String token(Map<String, Object> more, String subject, String name, List<String> roles) {
    var claims = claims("throughline", subject, name, roles);
    claims.putAll(more);
    return signed(claims);
  }

  private static Map<String, Object> claims(
      String audience, String subject, String name, List<String> roles) {
    var claims = new LinkedHashMap<String, Object>();
    claims.put("iss", "https://identity.test/realms/throughline");
    claims.put("aud", audience);
    claims.put("sub", subject);
    claims.put("name", name);
    claims.put("preferred_username", subject);
    claims.put("realm_access", Map.of("roles", roles));
    claims.put("iat", ISSUED.getEpochSecond());
    claims.put("exp", EXPIRES.getEpochSecond());
    claims.put("jti", UUID.randomUUID().toString());
    return claims;
  }

  /** RFC 7515, section 7.1. */
  private static String signed(Map<String, Object> claims) {
    try {
      var text = base64(HEADER) + "." + base64(JSON.writeValueAsBytes(claims));
      return text + "." + base64(TestKey.sign(text.getBytes(StandardCharsets.US_ASCII)));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no token can tell this claim", e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static String publicKey() {
    return Base64.getEncoder().encodeToString(TestKey.publicKey().getEncoded());
  }
}
