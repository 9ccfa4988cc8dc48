package throughline.platform.web.form;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import throughline.platform.web.input.Form;
import throughline.platform.web.seal.Secret;
import throughline.platform.web.session.CurrentSender;

/**
 * Gives a page the form that it opens with: as its reader sent it when their session had ended, or
 * else a new one. It works for the page that answers GET at the address to which its form is sent.
 */
@RequestScoped
public class OpenForm {

  /** In the address of a reader who would rather begin anew. */
  private static final String EMPTY = "empty";

  private final KeptForms forms;
  private final KeptFormCookie cookie;
  private final FormTokenSigner signer;
  private final CurrentSender sender;
  private final RoutingContext request;
  private final Clock clock;

  OpenForm(
      KeptForms forms,
      KeptFormCookie cookie,
      FormTokenSigner signer,
      CurrentSender sender,
      RoutingContext request,
      Clock clock) {
    this.forms = forms;
    this.cookie = cookie;
    this.signer = signer;
    this.sender = sender;
    this.request = request;
    this.clock = clock;
  }

  /** The kept form, or a blank one. */
  public Form orBlank() {
    return or(Form.blank());
  }

  /** The kept form, or one that starts with these values, by field name. */
  public Form orStartingWith(Map<String, String> values) {
    return or(Form.startingWith(values));
  }

  /** Where the form is that this browser keeps and that was not sent, if there is one. */
  public Optional<String> keptAt() {
    return kept().map(KeptForms.Kept::path);
  }

  private Optional<KeptForms.Kept> kept() {
    return secret()
        .flatMap(secret -> forms.find(secret, signer.owner(sender.subject()), clock.instant()));
  }

  /** It has been sent now, or is not wanted any more. */
  void drop() {
    secret()
        .ifPresent(
            secret -> {
              forms.drop(secret, signer.owner(sender.subject()), request.normalizedPath());
              cookie.remove(request);
            });
  }

  private Optional<Secret> secret() {
    return sender.known() ? cookie.read(request) : Optional.empty();
  }

  private Form or(Form fresh) {
    if (request.queryParams().contains(EMPTY)) {
      drop();
      return fresh;
    }
    return kept()
        .filter(kept -> kept.path().equals(request.normalizedPath()))
        .map(kept -> Form.kept(kept.fields()))
        .orElse(fresh);
  }
}
