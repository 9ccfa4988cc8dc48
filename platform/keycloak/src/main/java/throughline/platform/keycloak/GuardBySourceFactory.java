package throughline.platform.keycloak;

import org.keycloak.models.KeycloakSession;
import org.keycloak.services.managers.BruteForceProtector;
import org.keycloak.services.managers.DefaultBruteForceProtectorFactory;

/** Makes Keycloak slow a guesser down by where they come from; found by the name of its file. */
public class GuardBySourceFactory extends DefaultBruteForceProtectorFactory {

  @Override
  public BruteForceProtector create(KeycloakSession session) {
    return new GuardBySource(super.create(session));
  }

  @Override
  public String getId() {
    return "throughline-by-source";
  }

  @Override
  public int order() {
    return 1;
  }
}
