package throughline.tracker.web.published;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The public pages of the newest release, made once each. While it is known which release that is,
 * they are answered from memory before anything else looks at the request; so thousands read a page
 * at the price of one.
 */
@Singleton
class KeptPages {

  private record Kept(ReleaseStore.Edition edition, long lookedAt, Map<String, Reply.Page> pages) {}

  private final ReleaseStore releases;
  private final long lookEveryNanos;
  private volatile Kept kept = new Kept(null, System.nanoTime(), Map.of());

  KeptPages(
      ReleaseStore releases,
      @ConfigProperty(name = "throughline.published.look-every") Duration lookEvery) {
    this.releases = releases;
    this.lookEveryNanos = lookEvery.toNanos();
  }

  void serve(@Observes Router router) {
    router.get("/published/*").handler(this::answer);
  }

  private void answer(RoutingContext request) {
    var now = kept;
    var page =
        request.request().query() == null && isFresh(now)
            ? now.pages().get(request.normalizedPath())
            : null;
    if (page == null) {
      request.next();
      return;
    }
    var reply = page.to(request.request().headers());
    var response = request.response().setStatusCode(reply.status());
    reply.headers().forEach(response::putHeader);
    response.end(reply.body());
  }

  /**
   * The page with that address, made if it is asked for the first time since something was
   * published.
   *
   * @param html makes it of the release with that number, 0 for none
   */
  Reply page(String path, MultiMap asked, IntFunction<String> html) {
    var now = look();
    return now.pages()
        .computeIfAbsent(path, ignored -> Reply.Page.of(html.apply(now.edition().releaseId())))
        .to(asked);
  }

  private synchronized Kept look() {
    var now = kept;
    if (now.edition() == null || !isFresh(now)) {
      var lookedAt = System.nanoTime();
      var edition = releases.edition();
      kept =
          new Kept(
              edition,
              lookedAt,
              edition.equals(now.edition()) ? now.pages() : new ConcurrentHashMap<>());
    }
    return kept;
  }

  private boolean isFresh(Kept now) {
    return System.nanoTime() - now.lookedAt() < lookEveryNanos;
  }
}
