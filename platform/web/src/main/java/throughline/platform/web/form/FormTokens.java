package throughline.platform.web.form;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.security.MessageDigest;
import throughline.platform.web.session.CurrentSender;

/**
 * The token of this request's forms, as hidden fields carry it: the signed token pattern of OWASP's
 * CSRF prevention cheat sheet, bound to the session.
 */
@RequestScoped
@Named("formToken")
@Unremovable
public class FormTokens {

  /** The hidden field that carries the token. */
  public static final String FIELD = "csrf-token";

  private final FormTokenSigner signer;
  private final CurrentSender sender;

  FormTokens(FormTokenSigner signer, CurrentSender sender) {
    this.signer = signer;
    this.sender = sender;
  }

  /** The name of the hidden field, for templates. */
  public String field() {
    return FIELD;
  }

  /** The value of the hidden field, for templates; empty on a page for anybody. */
  public String text() {
    return sender.known() ? signer.sign(sender.subject(), sender.session()).text() : "";
  }

  boolean isOwn(FormToken token) {
    return MessageDigest.isEqual(token.owner(), signer.owner(sender.subject()));
  }

  /** Whether it was also made in the session in which it comes back. */
  boolean isOfThisSession(FormToken token) {
    return isOwn(token) && MessageDigest.isEqual(token.session(), signer.session(sender.session()));
  }
}
