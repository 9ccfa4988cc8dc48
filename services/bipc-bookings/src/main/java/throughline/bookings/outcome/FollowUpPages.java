package throughline.bookings.outcome;

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
import java.util.UUID;
import throughline.bookings.booking.link.BookingLinks;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.input.Form;
import throughline.platform.web.link.LinkRateLimiter;
import throughline.platform.web.seal.Secret;

/** The questions what came of it, for whoever follows the link of a mail. */
@Path("/follow-up")
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class FollowUpPages {
  private final AnswerFollowUp answerFollowUp;
  private final BookingLinks links;
  private final FollowUpCookies cookie;
  private final LinkRateLimiter rateLimiter;
  private final FormPost formPost;
  private final RoutingContext request;

  FollowUpPages(
      AnswerFollowUp answerFollowUp,
      BookingLinks links,
      FollowUpCookies cookie,
      LinkRateLimiter rateLimiter,
      FormPost formPost,
      RoutingContext request) {
    this.answerFollowUp = answerFollowUp;
    this.links = links;
    this.cookie = cookie;
    this.rateLimiter = rateLimiter;
    this.formPost = formPost;
    this.request = request;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance questions(Form form, AnswerChoices choices);

    static native TemplateInstance thanks();

    static native TemplateInstance opensNothing();

    static native TemplateInstance tooMany();
  }

  /**
   * Takes the secret out of the address. Nothing is looked up and nothing changes, since programs
   * that examine mail open links, too.
   */
  @GET
  @Path("link/{secret}")
  public Response link(@PathParam("secret") String secret) {
    cookie.keep(request, Secret.read(secret));
    return Response.seeOther(URI.create("/follow-up"))
        .header("Referrer-Policy", "no-referrer")
        .build();
  }

  @GET
  public Response questions() {
    return followed().isPresent() ? Response.ok(page(Form.blank())).build() : nothing();
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response answer(Form form) {
    var followUp = followed();
    if (followUp.isEmpty()) {
      return nothing();
    }
    var typed = AnswerRequest.of(form);
    return formPost
        .of(form, "answer-follow-up " + followUp.get(), typed)
        .orAgain(FollowUpPages::page)
        .then(() -> answerFollowUp.answer(followUp.get(), typed), "/follow-up/thanks");
  }

  @GET
  @Path("thanks")
  public TemplateInstance thanks() {
    return Templates.thanks();
  }

  private Optional<UUID> followed() {
    return cookie.read(request).flatMap(links::holderOf).filter(answerFollowUp::isAsked);
  }

  private Response nothing() {
    return rateLimiter.unlessGuessed(
        request, Optional::empty, Templates::opensNothing, Templates::tooMany);
  }

  private static TemplateInstance page(Form form) {
    return Templates.questions(form, AnswerChoices.ALL);
  }
}
