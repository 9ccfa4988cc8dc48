package throughline.platform.web.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.runtime.OidcJwtCallerPrincipal;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import throughline.platform.testing.TestClock;

class RememberedIdentitiesTest {

  private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");

  private final TestClock clock = new TestClock();
  private final RememberedIdentities remembered = new RememberedIdentities(clock);

  @BeforeEach
  void theClockStandsStill() {
    clock.set(NOW);
  }

  @Test
  void whoeverWasFoundIsFoundAgainWithTheirRolesAndTheirToken() {
    remembered.keep("token", identity("token", Duration.ofSeconds(50)));

    var found = remembered.find("token").orElseThrow();

    assertEquals("ada", found.getPrincipal().getName());
    assertTrue(found.hasRole("volunteer"));
    assertEquals("token", found.getCredential(AccessTokenCredential.class).getToken());
    assertEquals("api", found.getAttribute("tenant-id"));
  }

  @Test
  void aTokenIsForgottenAtTheMomentAtWhichItExpires() {
    remembered.keep("token", identity("token", Duration.ofSeconds(50)));

    clock.set(NOW.plusSeconds(49));
    assertTrue(remembered.find("token").isPresent());
    clock.set(NOW.plusSeconds(50));
    assertTrue(remembered.find("token").isEmpty());
  }

  @Test
  void aTokenThatLivesForHoursIsCheckedAgainAfterAMinute() {
    remembered.keep("token", identity("token", Duration.ofHours(8)));

    clock.set(NOW.plusSeconds(59));
    assertTrue(remembered.find("token").isPresent());
    clock.set(NOW.plusSeconds(60));
    assertTrue(remembered.find("token").isEmpty());
  }

  @Test
  void oneThatHasExpiredIsNotRememberedAtAll() {
    remembered.keep("token", identity("token", Duration.ZERO));

    clock.set(NOW.minusSeconds(10));
    assertTrue(remembered.find("token").isEmpty());
  }

  @Test
  void aLetterMoreOrLessIsAnotherToken() {
    remembered.keep("token", identity("token", Duration.ofSeconds(50)));

    for (var other : new String[] {"", "toke", "tokens", "Token", "token ", "tokem"}) {
      assertTrue(remembered.find(other).isEmpty(), other);
    }
  }

  @Test
  void ofTooManyTheOneThatWasNotUsedForLongestIsForgotten() {
    for (var i = 0; i < RememberedIdentities.MOST; i++) {
      remembered.keep("token" + i, identity("token" + i, Duration.ofSeconds(50)));
    }
    assertTrue(remembered.find("token0").isPresent());

    remembered.keep("one more", identity("one more", Duration.ofSeconds(50)));

    assertTrue(remembered.find("token0").isPresent());
    assertTrue(remembered.find("token1").isEmpty());
  }

  @Test
  void theRequestInWhichSomebodyWasFoundIsNotKept() {
    remembered.keep("token", identity("token", Duration.ofSeconds(50)));

    var attributes = remembered.find("token").orElseThrow().getAttributes();

    assertFalse(attributes.containsKey(RoutingContext.class.getName()));
  }

  private static SecurityIdentity identity(String token, Duration lives) {
    var claims = new JwtClaims();
    claims.setSubject("ada");
    claims.setExpirationTime(NumericDate.fromSeconds(NOW.plus(lives).getEpochSecond()));
    var credential = new AccessTokenCredential(token);
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(new OidcJwtCallerPrincipal(claims, credential))
        .addRole("volunteer")
        .addCredential(credential)
        .addAttribute("tenant-id", "api")
        .addAttribute(RoutingContext.class.getName(), "the first request")
        .build();
  }
}
