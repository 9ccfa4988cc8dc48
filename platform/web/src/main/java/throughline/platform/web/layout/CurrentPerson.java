package throughline.platform.web.layout;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.common.runtime.OidcCommonUtils;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.Caller;
import throughline.platform.core.person.SignedIn;
import throughline.platform.web.permission.PlaceClaim;
import throughline.platform.web.seal.Sha256;

/**
 * Who makes this request, read from the OpenID Connect token by standard claims only.
 *
 * <p>Takes the identity from the HTTP request, not by injection: an injected identity blocks when
 * sign-in failed, and error pages are made on threads that must not block.
 */
@RequestScoped
public class CurrentPerson implements Caller {

  private final RoutingContext request;
  private final PlaceClaim claim;
  private Map<String, Places> places;

  CurrentPerson(RoutingContext request, PlaceClaim claim) {
    this.request = request;
    this.claim = claim;
  }

  public boolean signedIn() {
    return identity().isPresent();
  }

  /**
   * The provider's stable name for the person: the claim {@code sub}. Never shown, never logged.
   *
   * @throws IllegalStateException if nobody is signed in
   */
  @Override
  public String subject() {
    SecurityIdentity person = required();
    return claim(person, "sub").orElseGet(() -> person.getPrincipal().getName());
  }

  /**
   * Stands for the person in a browser, on every day and in every session; nobody can find out whom
   * from it.
   *
   * @throws IllegalStateException if nobody is signed in
   */
  public String code() {
    return HexFormat.of().formatHex(Sha256.of("desk of " + subject()));
  }

  /** The claim {@code exp}: whatever goes on for longer than one answer must ask again then. */
  public Instant until() {
    SecurityIdentity person = required();
    return claim(person, "exp").map(Long::parseLong).map(Instant::ofEpochSecond).orElseThrow();
  }

  /** The claim {@code name}, else {@code preferred_username}; empty when nobody is signed in. */
  public String displayName() {
    return identity().map(CurrentPerson::nameOf).orElse("");
  }

  /**
   * Where the person gets mail: the claim {@code email}, if the provider has seen that it is theirs
   * (OpenID Connect Core, 5.1). Empty otherwise, so that nobody has mail sent to a stranger.
   */
  public Optional<String> emailAddress() {
    return identity()
        .filter(person -> claim(person, "email_verified").filter("true"::equals).isPresent())
        .flatMap(person -> claim(person, "email"));
  }

  public SignedIn who() {
    return new SignedIn(subject(), displayName());
  }

  /** Whether the person has the role, by its name in the provider, such as "registrar". */
  public boolean hasRole(String role) {
    return roles().contains(role);
  }

  public Set<String> roles() {
    return identity().map(SecurityIdentity::getRoles).orElse(Set.of());
  }

  /**
   * Where the person may act in this role, as the provider's claim says; none if it does not, if
   * the role is not theirs, or if nobody is signed in.
   */
  public Places placesOf(String role) {
    if (places == null) {
      places = identity().map(this::placesByRole).orElse(Map.of());
    }
    return places.getOrDefault(role, Places.none());
  }

  /** From the access token, where the roles come from, too: the provider's word, verified. */
  private Map<String, Places> placesByRole(SecurityIdentity person) {
    return Optional.ofNullable(person.getCredential(AccessTokenCredential.class))
        .map(token -> OidcCommonUtils.decodeJwtContent(token.getToken()))
        .map(claims -> claim.read(claims, person.getRoles()))
        .orElse(Map.of());
  }

  private Optional<SecurityIdentity> identity() {
    return request.user() instanceof QuarkusHttpUser user
        ? Optional.of(user.getSecurityIdentity()).filter(identity -> !identity.isAnonymous())
        : Optional.empty();
  }

  private SecurityIdentity required() {
    return identity().orElseThrow(() -> new IllegalStateException("nobody is signed in"));
  }

  private static String nameOf(SecurityIdentity person) {
    return claim(person, "name")
        .or(() -> claim(person, "preferred_username"))
        .orElseGet(() -> person.getPrincipal().getName());
  }

  private static Optional<String> claim(SecurityIdentity person, String name) {
    return person.getPrincipal() instanceof JsonWebToken token
        ? Optional.ofNullable(token.<Object>getClaim(name)).map(Object::toString)
        : Optional.empty();
  }
}
