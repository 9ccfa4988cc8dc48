package throughline.platform.keycloak;

import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import org.keycloak.common.ClientConnection;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.models.utils.UserModelDelegate;
import org.keycloak.services.managers.BruteForceProtector;

/**
 * Keycloak's own guard against guessing, for each account and source: whoever guesses is slowed
 * down, and whoever is guessed at from elsewhere gets in. What an administrator is shown of an
 * account still counts every source.
 */
class GuardBySource implements BruteForceProtector {

  private final BruteForceProtector guard;

  GuardBySource(BruteForceProtector guard) {
    this.guard = guard;
  }

  @Override
  public void failedLogin(
      RealmModel realm,
      UserModel user,
      ClientConnection connection,
      UriInfo uri,
      Set<String> categories) {
    guard.failedLogin(realm, user, connection, uri, categories);
    guard.failedLogin(realm, from(connection, user), connection, uri, categories);
  }

  @Override
  public void successfulLogin(
      RealmModel realm,
      UserModel user,
      ClientConnection connection,
      UriInfo uri,
      Set<String> categories) {
    guard.successfulLogin(realm, user, connection, uri, categories);
    guard.successfulLogin(realm, from(connection, user), connection, uri, categories);
  }

  @Override
  public boolean isTemporarilyDisabled(KeycloakSession session, RealmModel realm, UserModel user) {
    var here = from(session.getContext().getConnection(), user);
    return guard.isTemporarilyDisabled(session, realm, here) && !isForgiven(session, realm, here);
  }

  /** Whoever has set a new password by the link in their mail need not wait to use it. */
  private static boolean isForgiven(KeycloakSession session, RealmModel realm, UserModel here) {
    var failed = session.loginFailures().getUserLoginFailure(realm, here.getId());
    return failed != null
        && Time.currentTime() < failed.getFailedLoginNotBefore()
        && here.credentialManager()
            .getStoredCredentialsByTypeStream(PasswordCredentialModel.TYPE)
            .anyMatch(password -> password.getCreatedDate() > failed.getLastFailure());
  }

  @Override
  public boolean isPermanentlyLockedOut(KeycloakSession session, RealmModel realm, UserModel user) {
    return guard.isPermanentlyLockedOut(session, realm, user);
  }

  @Override
  public void cleanUpPermanentLockout(KeycloakSession session, RealmModel realm, UserModel user) {
    guard.cleanUpPermanentLockout(session, realm, user);
  }

  /** The guard counts by the id of an account. */
  private static UserModel from(ClientConnection connection, UserModel user) {
    var id = user.getId() + " " + Source.of(connection.getRemoteAddr());
    return new UserModelDelegate(user) {
      @Override
      public String getId() {
        return id;
      }
    };
  }

  @Override
  public void close() {
    guard.close();
  }
}
