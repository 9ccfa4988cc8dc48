package throughline.platform.web.form;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.core.multipart.FormData;
import throughline.platform.web.limits.GenuineForms;
import throughline.platform.web.seal.Macs;

/** Signs form tokens. Every instance of a service has the same key, made from its client secret. */
@Singleton
class FormTokenSigner implements GenuineForms {

  private final byte[] key;

  FormTokenSigner(@ConfigProperty(name = "quarkus.oidc.credentials.secret") String clientSecret) {
    this.key = Macs.sign(clientSecret.getBytes(StandardCharsets.UTF_8), "form token");
  }

  FormToken sign(String subject, String session) {
    FormToken unsigned = new FormToken(owner(subject), session(session), new byte[0]);
    return new FormToken(
        unsigned.owner(), unsigned.session(), Macs.sign(key, unsigned.signedPart()));
  }

  /** What was sent, if this service once signed it, for whomever. */
  Optional<FormToken> genuine(String sent) {
    return Optional.ofNullable(sent).flatMap(FormToken::read).filter(this::isSigned);
  }

  @Override
  public boolean made(FormData fields) {
    var token = fields.getFirst(FormTokens.FIELD);
    return token != null && !token.isFileItem() && genuine(token.getValue()).isPresent();
  }

  byte[] owner(String subject) {
    return Macs.sign(key, "owner " + subject);
  }

  byte[] session(String session) {
    return Macs.sign(key, "session " + session);
  }

  private boolean isSigned(FormToken token) {
    return MessageDigest.isEqual(token.signature(), Macs.sign(key, token.signedPart()));
  }
}
