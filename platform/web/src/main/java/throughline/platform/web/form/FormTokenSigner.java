package throughline.platform.web.form;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
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

  Token sign(String subject, String session) {
    Token unsigned = new Token(owner(subject), session(session), new byte[0]);
    return new Token(unsigned.owner(), unsigned.session(), Macs.sign(key, unsigned.signedPart()));
  }

  /** What was sent, if this service once signed it, for whomever. */
  Optional<Token> genuine(String sent) {
    return Optional.ofNullable(sent).flatMap(Token::read).filter(this::isSigned);
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

  private boolean isSigned(Token token) {
    return MessageDigest.isEqual(token.signature(), Macs.sign(key, token.signedPart()));
  }

  /**
   * What a form carries to say for whom and in which session it was made.
   *
   * @param owner stands for the person; nobody can find out whom without the service's key
   * @param session stands for the session
   * @param signature over both, by the service's key
   */
  record Token(byte[] owner, byte[] session, byte[] signature) {

    private static final int LENGTH = 32;

    static Optional<Token> read(String typed) {
      try {
        byte[] all = Base64.getUrlDecoder().decode(typed);
        return all.length == 3 * LENGTH
            ? Optional.of(new Token(part(all, 0), part(all, 1), part(all, 2)))
            : Optional.empty();
      } catch (IllegalArgumentException notBase64) {
        return Optional.empty();
      }
    }

    String text() {
      byte[] all = ByteBuffer.allocate(3 * LENGTH).put(signedPart()).put(signature).array();
      return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    byte[] signedPart() {
      return ByteBuffer.allocate(2 * LENGTH).put(owner).put(session).array();
    }

    private static byte[] part(byte[] all, int number) {
      return Arrays.copyOfRange(all, number * LENGTH, (number + 1) * LENGTH);
    }
  }
}
