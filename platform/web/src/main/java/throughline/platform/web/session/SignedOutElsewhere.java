package throughline.platform.web.session;

import io.quarkus.oidc.common.runtime.OidcCommonUtils;
import io.quarkus.oidc.runtime.TenantConfigBean;
import io.vertx.core.json.JsonObject;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jose4j.jwt.consumer.InvalidJwtException;

/**
 * Where the provider says that somebody signed out of another service, or was signed out by an
 * administrator: OpenID Connect Back-Channel Logout 1.0. Any instance may be told; the row that it
 * deletes is the session of all.
 */
@Path("/signed-out-elsewhere")
@PermitAll
public class SignedOutElsewhere {

  private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

  private final TenantConfigBean tenants;
  private final SignInSessions sessions;

  SignedOutElsewhere(TenantConfigBean tenants, SignInSessions sessions) {
    this.tenants = tenants;
    this.sessions = sessions;
  }

  /** Answers when the sessions have ended, 400 to whatever is no logout token of our provider. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response end(@FormParam("logout_token") String logoutToken) {
    JsonObject claims = verified(logoutToken);
    if (claims.getString("sid") != null) {
      sessions.endProviderSession(claims.getString("sid"));
    } else if (claims.getString("sub") != null) {
      sessions.endAllOf(claims.getString("sub"));
    } else {
      throw new BadRequestException();
    }
    return Response.ok().build();
  }

  /**
   * Section 2.6 of the specification: signed for us, with the event, and no ID token by mistake.
   */
  private JsonObject verified(String logoutToken) {
    try {
      tenants.getDefaultTenant().provider().verifyLogoutJwtToken(logoutToken);
      JsonObject claims = OidcCommonUtils.decodeJwtContent(logoutToken);
      if (claims.containsKey("nonce") || !claims.getJsonObject("events").containsKey(EVENT)) {
        throw new BadRequestException();
      }
      return claims;
    } catch (InvalidJwtException | RuntimeException notALogoutToken) {
      throw new BadRequestException();
    }
  }
}
