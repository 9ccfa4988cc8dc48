package throughline.tracker.api;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import throughline.platform.testing.Page;
import throughline.platform.web.seal.Macs;

/** A form of a session that has ended since: it is kept until its sender opens its page again. */
final class EarlierSession {

  private static final String FIELD = "csrf-token";
  private static final int PART = 32;

  private EarlierSession() {}

  /** The hidden field of this page's form as an earlier session of the same person had it. */
  static Map<String, String> of(Page page) {
    var token = Base64.getUrlDecoder().decode(page.value(FIELD));
    Arrays.fill(token, PART, 2 * PART, (byte) 0);
    var secret =
        ConfigProvider.getConfig().getValue("quarkus.oidc.credentials.secret", String.class);
    var key = Macs.sign(secret.getBytes(StandardCharsets.UTF_8), "form token");
    var signature = Macs.sign(key, Arrays.copyOf(token, 2 * PART));
    System.arraycopy(signature, 0, token, 2 * PART, PART);
    return Map.of(FIELD, Base64.getUrlEncoder().withoutPadding().encodeToString(token));
  }
}
