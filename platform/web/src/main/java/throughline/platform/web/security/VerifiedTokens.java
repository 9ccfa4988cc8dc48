package throughline.platform.web.security;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.runtime.OidcIdentityProvider;
import io.quarkus.oidc.runtime.OidcUtils;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/**
 * Spares a program that calls often the check of the same signature at each call: whom the API's
 * tenant has found behind a token is remembered until the token expires, for a minute at the most
 * (ADR-0008). Whatever is not remembered, and what comes from a browser, goes to Quarkus.
 */
@Singleton
class VerifiedTokens implements IdentityProvider<TokenAuthenticationRequest> {

  /** As quarkus.oidc.api names it, whose settings say what a program's token has to hold. */
  private static final String TENANT = "api";

  private final OidcIdentityProvider quarkus;
  private final RememberedIdentities remembered;

  VerifiedTokens(OidcIdentityProvider quarkus, RememberedIdentities remembered) {
    this.quarkus = quarkus;
    this.remembered = remembered;
  }

  @Override
  public Class<TokenAuthenticationRequest> getRequestType() {
    return TokenAuthenticationRequest.class;
  }

  /** Before that of Quarkus, which this one asks and which leaves its own as it is. */
  @Override
  public int priority() {
    return IdentityProvider.super.priority() + 1;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      TokenAuthenticationRequest request, AuthenticationRequestContext context) {
    var http = HttpSecurityUtils.getRoutingContextAttribute(request);
    if (!isOfProgram(request, http)) {
      return quarkus.authenticate(request, context);
    }
    var token = request.getToken().getToken();
    return remembered
        .find(token)
        .map(identity -> Uni.createFrom().item(RememberedIdentities.at(identity, http)))
        .orElseGet(
            () -> quarkus.authenticate(request, context).invoke(found -> keep(token, found)));
  }

  /** Another tenant takes other audiences. */
  private void keep(String token, SecurityIdentity found) {
    if (found != null && TENANT.equals(found.getAttribute(OidcUtils.TENANT_ID_ATTRIBUTE))) {
      remembered.keep(token, found);
    }
  }

  private static boolean isOfProgram(TokenAuthenticationRequest request, RoutingContext http) {
    return http != null
        && request.getToken() instanceof AccessTokenCredential
        && ApiPaths.isApi(http.normalizedPath());
  }
}
