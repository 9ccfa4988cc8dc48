package throughline.platform.web.form;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import throughline.platform.web.form.KeptForms.Found;
import throughline.platform.web.input.Form;
import throughline.platform.web.limits.UploadedFile;
import throughline.platform.web.seal.Secret;

/** Keeps a form whose session had ended, so that its sender finds it after signing in again. */
@Singleton
public class KeepForm {

  /**
   * What a button brings along that nobody typed: the last two are what its reader saw, and what
   * the button itself says.
   */
  private static final Set<String> NOT_TYPED =
      Set.of(FormTokens.FIELD, Form.IDEMPOTENCY_KEY, "version", "pressed");

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
   * Keeps what was sent here, with its file; false if this service did not make the form. Blocks.
   */
  public boolean keep(RoutingContext request, MultivaluedMap<String, String> fields) {
    var form = new KeptForms.Kept(request.normalizedPath(), fields, UploadedFile.of(request));
    return signer
        .genuine(fields.getFirst(FormTokens.FIELD))
        .map(token -> keep(request, token, form))
        .orElse(false);
  }

  private boolean keep(RoutingContext request, FormTokenSigner.Token token, KeptForms.Kept form) {
    if (saysNothing(form)) {
      return true;
    }
    Instant until = clock.instant().plus(KeptFormCookie.KEPT);
    Optional<Secret> before = keptBefore(request, token, form);
    Secret secret = before.orElseGet(Secret::random);
    if (before.isPresent() && reliesOnFile(form)) {
      forms.keepAgain(secret, form, until);
    } else {
      forms.keep(secret, token.owner(), form, until);
    }
    cookie.add(request, secret);
    return true;
  }

  /** A button alone: its page has it again, and nothing was typed. */
  private static boolean saysNothing(KeptForms.Kept form) {
    return form.file().isEmpty() && NOT_TYPED.containsAll(form.fields().keySet());
  }

  private Optional<Secret> keptBefore(
      RoutingContext request, FormTokenSigner.Token token, KeptForms.Kept form) {
    Predicate<Found> isSame =
        reliesOnFile(form)
            ? each -> each.hasFileFor(form.fields())
            : each -> each.form().isSameAs(form.fields());
    return forms.find(cookie.read(request), token.owner(), clock.instant()).stream()
        .filter(each -> each.form().path().equals(form.path()))
        .filter(isSame)
        .findFirst()
        .map(Found::secret);
  }

  private static boolean reliesOnFile(KeptForms.Kept form) {
    return form.file().isEmpty() && form.fields().containsKey(Form.KEPT_FILE);
  }
}
