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
import java.util.UUID;
import java.util.function.Function;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.input.Form;

/** The questions what came of it, for whoever follows the link of a mail. */
@Path("/follow-up")
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class FollowUpPages {
  private final AnswerFollowUp answerFollowUp;
  private final FollowUpLinks links;
  private final FormPost formPost;
  private final RoutingContext request;

  FollowUpPages(
      AnswerFollowUp answerFollowUp,
      FollowUpLinks links,
      FormPost formPost,
      RoutingContext request) {
    this.answerFollowUp = answerFollowUp;
    this.links = links;
    this.formPost = formPost;
    this.request = request;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance questions(Form form, AnswerChoices choices);

    static native TemplateInstance thanks();
  }

  @GET
  @Path("link/{secret}")
  public Response link(@PathParam("secret") String secret) {
    return links.follow(request, secret);
  }

  @GET
  public Response questions() {
    return asked(id -> Response.ok(page(Form.blank())).build());
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response answer(Form form) {
    var typed = AnswerRequest.of(form);
    return asked(
        id ->
            formPost
                .of(form, "answer-follow-up " + id, typed)
                .orAgain(FollowUpPages::page)
                .then(() -> answerFollowUp.answer(id, typed), "/follow-up/thanks"));
  }

  @GET
  @Path("thanks")
  public TemplateInstance thanks() {
    return Templates.thanks();
  }

  private Response asked(Function<UUID, Response> answer) {
    return links
        .holder(request)
        .filter(answerFollowUp::isAsked)
        .map(answer)
        .orElseGet(
            () ->
                links.opensNothing(
                    request,
                    "You can tell the staff of the Business and IP Centre what came of it"
                        + " instead."));
  }

  private static TemplateInstance page(Form form) {
    return Templates.questions(form, AnswerChoices.ALL);
  }
}
