package throughline.platform.web.link;

import io.vertx.core.http.CookieSameSite;
import jakarta.inject.Singleton;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import throughline.platform.web.seal.SecretCookie;

/** What all pages of a service that links of mails open have in common. */
@Singleton
public class LinkedPages {
  private final LinkRateLimiter rateLimiter;
  private final URI publicUrl;
  private final String service;
  private final boolean tls;

  LinkedPages(
      LinkRateLimiter rateLimiter,
      @ConfigProperty(name = "throughline.web.public-url") URI publicUrl,
      @ConfigProperty(name = "quarkus.application.name") String service,
      @ConfigProperty(name = "throughline.web.tls") boolean tls) {
    this.rateLimiter = rateLimiter;
    this.publicUrl = publicUrl;
    this.service = service;
    this.tls = tls;
  }

  LinkRateLimiter rateLimiter() {
    return rateLimiter;
  }

  URI publicUrl() {
    return publicUrl;
  }

  /** Lax: the reader comes from the page of a mailbox, which is another site. */
  SecretCookie cookie(String page) {
    return new SecretCookie(service + page.replace('/', '-'), page, tls, CookieSameSite.LAX);
  }
}
