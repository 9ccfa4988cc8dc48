package throughline.platform.web.session;

import io.quarkus.oidc.AuthorizationCodeTokens;
import io.quarkus.oidc.common.runtime.OidcCommonUtils;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import throughline.platform.web.seal.Sha256;

/** What the provider gave out at a sign-in, in a form that can be kept. */
record Tokens(
    String idToken, String accessToken, String refreshToken, Long expiresIn, String scope) {

  static Tokens of(AuthorizationCodeTokens tokens) {
    return new Tokens(
        tokens.getIdToken(),
        tokens.getAccessToken(),
        tokens.getRefreshToken(),
        tokens.getAccessTokenExpiresIn(),
        tokens.getAccessTokenScope());
  }

  static Tokens of(byte[] kept) {
    JsonObject json = new JsonObject(new String(kept, StandardCharsets.UTF_8));
    return new Tokens(
        json.getString("id"),
        json.getString("access"),
        json.getString("refresh"),
        json.getLong("expiresIn"),
        json.getString("scope"));
  }

  byte[] toBytes() {
    return new JsonObject()
        .put("id", idToken)
        .put("access", accessToken)
        .put("refresh", refreshToken)
        .put("expiresIn", expiresIn)
        .put("scope", scope)
        .encode()
        .getBytes(StandardCharsets.UTF_8);
  }

  AuthorizationCodeTokens toCodeTokens() {
    return new AuthorizationCodeTokens(idToken, accessToken, refreshToken, expiresIn, scope);
  }

  Optional<String> providerSession() {
    return Optional.ofNullable(claims().getString("sid"));
  }

  /** A hash, so that the table does not tell who is signed in. */
  byte[] subject() {
    return Sha256.of(claims().getString("sub"));
  }

  private JsonObject claims() {
    return OidcCommonUtils.decodeJwtContent(idToken);
  }
}
