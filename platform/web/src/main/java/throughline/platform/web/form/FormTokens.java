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

  public static final String FIELD = "csrf-token";

  private final FormTokenSigner signer;
  private final CurrentSender sender;

  FormTokens(FormTokenSigner signer, CurrentSender sender) {
    this.signer = signer;
    this.sender = sender;
  }

  public String field() {
    return FIELD;
  }

  public String text() {
    return sender.known() ? signer.sign(sender.subject(), sender.session()).text() : "";
  }

  boolean isOwn(FormTokenSigner.Token token) {
    return MessageDigest.isEqual(token.owner(), signer.owner(sender.subject()));
  }

  boolean isOfThisSession(FormTokenSigner.Token token) {
    return isOwn(token) && MessageDigest.isEqual(token.session(), signer.session(sender.session()));
  }
}
