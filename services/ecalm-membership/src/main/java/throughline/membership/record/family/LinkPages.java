package throughline.membership.record.family;

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
import java.util.Optional;
import throughline.platform.web.input.Form;
import throughline.platform.web.link.LinkRateLimiter;
import throughline.platform.web.seal.Secret;

/** The way from the link in a mail to the family's pages. */
@Path("/family")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@PermitAll
class LinkPages {

  @CheckedTemplate
  static class Templates {

    static native TemplateInstance open(Form form);

    static native TemplateInstance opensNothing(Form form);

    static native TemplateInstance asked();

    static native TemplateInstance confirm(Form form);

    static native TemplateInstance confirmed();

    static native TemplateInstance confirmsNothing();
  }

  private final OpenLink openLink;
  private final ChangeContact changeContact;
  private final FamilyCookies cookies;
  private final LinkRateLimiter rateLimiter;
  private final RoutingContext request;

  LinkPages(
      OpenLink openLink,
      ChangeContact changeContact,
      FamilyCookies cookies,
      LinkRateLimiter rateLimiter,
      RoutingContext request) {
    this.openLink = openLink;
    this.changeContact = changeContact;
    this.cookies = cookies;
    this.rateLimiter = rateLimiter;
    this.request = request;
  }

  @GET
  @Path("link/{secret}")
  public Response link(@PathParam("secret") String secret) {
    return keep(secret, "/family/open");
  }

  @GET
  @Path("link/address/{secret}")
  public Response addressLink(@PathParam("secret") String secret) {
    return keep(secret, "/family/confirm");
  }

  /**
   * Takes the secret out of the address. Nothing is looked up and nothing changes, since programs
   * that examine mail open links, too; the address is told to nobody.
   */
  private Response keep(String secret, String next) {
    Secret.read(secret)
        .ifPresentOrElse(
            link -> cookies.keepLink(request, link), () -> cookies.forgetLink(request));
    return Response.seeOther(URI.create(next)).header("Referrer-Policy", "no-referrer").build();
  }

  @GET
  @Path("open")
  public TemplateInstance open() {
    return Templates.open(Form.blank());
  }

  @POST
  @Path("open")
  public Response openPages(Form form) {
    return rateLimiter.unlessGuessed(
        request,
        () -> {
          var session = openLink.open(cookies.linkOf(request));
          session.ifPresent(secret -> cookies.begin(request, secret));
          return session.map(secret -> "/family");
        },
        () -> Templates.opensNothing(Form.blank()));
  }

  @POST
  @Path("new-link")
  public TemplateInstance newLink(Form form) {
    openLink.askForNewLink(cookies.linkOf(request));
    return Templates.asked();
  }

  @GET
  @Path("confirm")
  public TemplateInstance confirmForm() {
    return Templates.confirm(Form.blank());
  }

  @POST
  @Path("confirm")
  public Response confirm(Form form) {
    return rateLimiter.unlessGuessed(
        request,
        () ->
            changeContact.confirm(cookies.linkOf(request))
                ? Optional.of("/family/confirmed")
                : Optional.empty(),
        Templates::confirmsNothing);
  }

  @GET
  @Path("confirmed")
  public TemplateInstance confirmed() {
    return Templates.confirmed();
  }
}
