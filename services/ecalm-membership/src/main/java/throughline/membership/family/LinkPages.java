package throughline.membership.family;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import throughline.platform.web.input.Form;
import throughline.platform.web.seal.Secret;

/** The way from the link in a mail to the family's pages. */
@Path("/family")
@Produces(MediaType.TEXT_HTML)
@PermitAll
class LinkPages {

  private static final int TOO_MANY_REQUESTS = 429;

  @CheckedTemplate
  static class Templates {

    private Templates() {}

    static native TemplateInstance open(Form form);

    static native TemplateInstance opensNothing(Form form);

    static native TemplateInstance tooMany();

    static native TemplateInstance asked();
  }

  private final OpenLink openLink;
  private final AskForNewLink askForNewLink;
  private final FamilyCookies cookies;
  private final WrongLinks wrongLinks;
  private final RoutingContext request;

  LinkPages(
      OpenLink openLink,
      AskForNewLink askForNewLink,
      FamilyCookies cookies,
      WrongLinks wrongLinks,
      RoutingContext request) {
    this.openLink = openLink;
    this.askForNewLink = askForNewLink;
    this.cookies = cookies;
    this.wrongLinks = wrongLinks;
    this.request = request;
  }

  /**
   * Takes the secret out of the address. Nothing is looked up and nothing changes, since programs
   * that examine mail open links, too; the address is told to nobody.
   */
  @GET
  @Path("link/{secret}")
  @Operation(hidden = true)
  public Response link(@PathParam("secret") String secret) {
    Secret.read(secret)
        .ifPresentOrElse(
            link -> cookies.keepLink(request, link), () -> cookies.forgetLink(request));
    return Response.seeOther(URI.create("/family/open"))
        .header("Referrer-Policy", "no-referrer")
        .build();
  }

  @GET
  @Path("open")
  @Operation(hidden = true)
  public TemplateInstance open() {
    return Templates.open(Form.blank());
  }

  @POST
  @Path("open")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response openPages(Form form) {
    var sender = request.request().remoteAddress().hostAddress();
    if (wrongLinks.tooMany(sender)) {
      return Response.status(TOO_MANY_REQUESTS)
          .header("Retry-After", "600")
          .entity(Templates.tooMany())
          .build();
    }
    var session = openLink.open(cookies.linkOf(request));
    if (session.isEmpty()) {
      wrongLinks.add(sender);
      return Response.status(Response.Status.FORBIDDEN)
          .entity(Templates.opensNothing(Form.blank()))
          .build();
    }
    cookies.begin(request, session.get());
    return Response.seeOther(URI.create("/family")).build();
  }

  @POST
  @Path("new-link")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public TemplateInstance newLink(Form form) {
    askForNewLink.ask(cookies.linkOf(request));
    return Templates.asked();
  }
}
