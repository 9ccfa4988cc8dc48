package throughline.platform.web.link;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Stops whoever followed many links lately that open nothing, by network address. A link is 256
 * random bits, so that nobody finds one; whoever tries is stopped all the same. Each instance
 * counts for itself, and keeps an address in memory for as long as it counts.
 */
@Singleton
public class LinkRateLimiter {

  private static final int MOST = 20;
  private static final Duration WITHIN = Duration.ofMinutes(10);

  private static final int TOO_MANY_REQUESTS = 429;

  private final CountByAddress wrong;
  private final ClientAddress clients;

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance tooMany();
  }

  LinkRateLimiter(Clock clock, ClientAddress clients) {
    this.wrong = new CountByAddress(clock, MOST, WITHIN);
    this.clients = clients;
  }

  /**
   * Follows a link, unless its sender tried too many that open nothing.
   *
   * @param follow says where it leads, or nothing if it does nothing
   */
  public Response unlessGuessed(
      RoutingContext request,
      Supplier<Optional<String>> follow,
      Supplier<TemplateInstance> doesNothing) {
    var sender = clients.of(request);
    if (tooMany(sender)) {
      return Response.status(TOO_MANY_REQUESTS)
          .header("Retry-After", WITHIN.toSeconds())
          .entity(Templates.tooMany())
          .build();
    }
    var address = follow.get();
    if (address.isEmpty()) {
      add(sender);
      return Response.status(Response.Status.FORBIDDEN).entity(doesNothing.get()).build();
    }
    return Response.seeOther(URI.create(address.get())).build();
  }

  boolean tooMany(String address) {
    return wrong.tooMany(address);
  }

  void add(String address) {
    wrong.add(address);
  }
}
