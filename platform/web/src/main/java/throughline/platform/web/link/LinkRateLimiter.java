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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * How many links that open nothing came from one network address lately. A link is 256 random bits,
 * so that nobody finds one; whoever tries is stopped all the same. Each instance counts for itself,
 * and keeps an address in memory for as long as it counts.
 */
@Singleton
public class LinkRateLimiter {

  private static final Logger LOG = Logger.getLogger(LinkRateLimiter.class);

  private static final int MOST = 20;
  private static final Duration WITHIN = Duration.ofMinutes(10);
  private static final int LONGEST_ADDRESS = 45;

  private static final int TOO_MANY_REQUESTS = 429;

  private final CountByAddress wrong;
  private final AtomicBoolean toldOfProxy = new AtomicBoolean();

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance tooMany();
  }

  LinkRateLimiter(Clock clock) {
    this.wrong = new CountByAddress(clock, MOST, WITHIN);
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
    var sender = sender(request);
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

  String sender(RoutingContext request) {
    var http = request.request();
    return sender(
        http.connection().remoteAddress().hostAddress(),
        http.remoteAddress().hostAddress(),
        http.getHeader("X-Forwarded-For"));
  }

  /**
   * Where a proxy that is not trusted sends all requests, its word on the client is taken for this
   * and nothing else: counted by its own address, one who tries would stop everybody.
   *
   * @param neighbour who holds the connection
   * @param client whom the service takes for the client: by the word of a proxy that is trusted
   * @param forwarded for whom a request says that it comes; null if it does not
   */
  String sender(String neighbour, String client, String forwarded) {
    if (forwarded == null || !client.equals(neighbour)) {
      return client;
    }
    if (!toldOfProxy.getAndSet(true)) {
      LOG.warn("event=proxy-not-trusted setting=TRUSTED_PROXIES");
    }
    // A proxy adds its own at the end; what stands before is the client's to make up.
    var last = forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
    return last.length() > LONGEST_ADDRESS ? client : client + " for " + last;
  }

  boolean tooMany(String address) {
    return wrong.tooMany(address);
  }

  void add(String address) {
    wrong.add(address);
  }
}
