package throughline.platform.web.link;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import throughline.platform.web.about.ServiceCookies;
import throughline.platform.web.seal.Secret;
import throughline.platform.web.seal.SecretCookie;

/**
 * How the link of a mail leads to one page: its secret moves from the address, which is told to
 * others, into a cookie of that page. A service extends it by a bean for each such page.
 */
public abstract class FollowedLinks implements ServiceCookies {
  private static final Duration KEPT = Duration.ofMinutes(30);

  private final MailLinks links;
  private final LinkedPages pages;
  private final String page;
  private final SecretCookie cookie;
  private final String purpose;

  /**
   * @param page the address of the page, which begins with a slash and has no other
   * @param purpose what the cookie is for, as the page of cookies says
   */
  protected FollowedLinks(MailLinks links, LinkedPages pages, String page, String purpose) {
    this.links = links;
    this.pages = pages;
    this.page = page;
    this.cookie = pages.cookie(page);
    this.purpose = purpose;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance opensNothing(String words);
  }

  /** The address of a new link, for each try of a mail. */
  public String address(UUID holder, UUID mail) {
    return pages.publicUrl() + page + "/link/" + links.link(holder, mail).cookie();
  }

  /**
   * Takes the secret out of the address. Nothing is looked up and nothing changes, since programs
   * that examine mail open links, too.
   */
  public Response follow(RoutingContext request, String secret) {
    Secret.read(secret)
        .ifPresentOrElse(link -> cookie.set(request, link, KEPT), () -> cookie.remove(request));
    return Response.seeOther(URI.create(page)).header("Referrer-Policy", "no-referrer").build();
  }

  /** Whose link was followed; empty if it opens nothing now. */
  public Optional<UUID> holder(RoutingContext request) {
    return cookie.read(request).flatMap(links::holderOf);
  }

  /**
   * What somebody gets whose link opens nothing, unless they tried too many.
   *
   * @param words what they can do now; empty for nothing
   */
  public Response opensNothing(RoutingContext request, String words) {
    return opensNothing(request, () -> Templates.opensNothing(words));
  }

  /** The same with a page of one's own. */
  public Response opensNothing(RoutingContext request, Supplier<TemplateInstance> page) {
    return pages.rateLimiter().unlessGuessed(request, Optional::empty, page);
  }

  @Override
  public List<Described> cookies() {
    return List.of(new Described(cookie.name(), purpose, KEPT.toMinutes() + " minutes"));
  }
}
