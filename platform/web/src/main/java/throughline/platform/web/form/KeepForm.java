package throughline.platform.web.form;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Clock;
import java.time.Duration;
import throughline.platform.web.seal.Secret;

/** Keeps a form whose session had ended, so that its sender finds it after signing in again. */
@Singleton
public class KeepForm {

  /** As long as a working day: what lies around longer is not wanted any more. */
  private static final Duration KEPT = Duration.ofHours(8);

  private final FormTokenSigner signer;
  private final KeptForms forms;
  private final KeptFormCookie cookie;
  private final Clock clock;

  KeepForm(FormTokenSigner signer, KeptForms forms, KeptFormCookie cookie, Clock clock) {
    this.signer = signer;
    this.forms = forms;
    this.cookie = cookie;
    this.clock = clock;
  }

  /**
   * Keeps what was sent to the address of this request. Blocks.
   *
   * @param fields every field of the form
   * @return false if this service did not make the form; then nothing is kept
   */
  public boolean keep(RoutingContext request, MultivaluedMap<String, String> fields) {
    KeptForms.Kept form = new KeptForms.Kept(request.normalizedPath(), fields);
    return signer
        .genuine(fields.getFirst(FormTokens.FIELD))
        .map(token -> keep(request, token, form))
        .orElse(false);
  }

  private boolean keep(RoutingContext request, FormToken token, KeptForms.Kept form) {
    Secret secret = Secret.random();
    forms.keep(secret, token.owner(), form, clock.instant().plus(KEPT));
    cookie.set(request, secret, KEPT);
    return true;
  }
}
