package throughline.platform.web.form;

import io.quarkus.arc.Unremovable;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.security.MessageDigest;
import throughline.platform.web.layout.CurrentPerson;
import throughline.platform.web.seal.Secret;
import throughline.platform.web.session.CurrentSession;

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
  private final CurrentPerson person;
  private final RoutingContext request;

  FormTokens(FormTokenSigner signer, CurrentPerson person, RoutingContext request) {
    this.signer = signer;
    this.person = person;
    this.request = request;
  }

  /** The name of the hidden field, for templates. */
  public String field() {
    return FIELD;
  }

  /** The value of the hidden field, for templates; empty on a page that nobody signed in for. */
  public String text() {
    return person.signedIn() ? signer.sign(person.subject(), session()).text() : "";
  }

  /** Whether the token was made for whoever sends it now. */
  boolean isOwn(FormToken token) {
    return MessageDigest.isEqual(token.owner(), signer.owner(person.subject()));
  }

  /** Whether it was also made in the session in which it comes back. */
  boolean isOfThisSession(FormToken token) {
    return isOwn(token) && MessageDigest.isEqual(token.session(), signer.session(session()));
  }

  /** A program that opens pages with a bearer token has no session: the person stands for it. */
  private String session() {
    return CurrentSession.secretOf(request).map(Secret::cookie).orElseGet(person::subject);
  }
}
