package throughline.platform.web.link;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import throughline.platform.web.security.ApiPaths;
import throughline.platform.web.session.CurrentSender;

/**
 * Takes few forms from one network address whose sender nobody knows, so that no program fills
 * tables, or has mails sent to others, by pages that need no account (OWASP ASVS 5.0, 2.4.1).
 */
class FormsOfStrangers {

  private static final Logger LOG = Logger.getLogger(FormsOfStrangers.class);

  private static final int TOO_MANY_REQUESTS = 429;

  /** Sent by the sign-in provider for everybody, and signed by it. */
  private static final String OF_THE_PROVIDER = "/signed-out-elsewhere";

  private final CountByAddress sent;
  private final Duration within;
  private final ClientAddress clients;
  private final CurrentSender sender;

  FormsOfStrangers(
      @ConfigProperty(name = "throughline.limits.strangers.forms") int most,
      @ConfigProperty(name = "throughline.limits.strangers.within") Duration within,
      Clock clock,
      ClientAddress clients,
      CurrentSender sender) {
    this.sent = new CountByAddress(clock, most, within);
    this.within = within;
    this.clients = clients;
    this.sender = sender;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance tooMany();
  }

  @ServerRequestFilter
  Optional<Response> limit(ContainerRequestContext context, RoutingContext request) {
    String path = request.normalizedPath();
    if (!context.getMethod().equals("POST")
        || ApiPaths.isApi(path)
        || path.equals(OF_THE_PROVIDER)
        || sender.known()) {
      return Optional.empty();
    }
    String address = clients.of(request);
    if (sent.tooMany(address)) {
      LOG.warn("event=too-many-forms sender=unknown");
      return Optional.of(
          Response.status(TOO_MANY_REQUESTS)
              .header("Retry-After", within.toSeconds())
              .type(MediaType.TEXT_HTML_TYPE)
              .entity(Templates.tooMany())
              .build());
    }
    sent.add(address);
    return Optional.empty();
  }
}
