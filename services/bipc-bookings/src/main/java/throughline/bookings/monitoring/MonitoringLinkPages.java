package throughline.bookings.monitoring;

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
import java.util.function.BiFunction;
import throughline.platform.database.equality.EqualityStore;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.input.Form;

/** The questions of equality monitoring for whoever follows the link of a mail. */
@Path("/questions")
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class MonitoringLinkPages {
  private final AnswerQuestions answerQuestions;
  private final EqualityStore store;
  private final QuestionLinks links;
  private final FormPost formPost;
  private final RoutingContext request;

  MonitoringLinkPages(
      AnswerQuestions answerQuestions,
      EqualityStore store,
      QuestionLinks links,
      FormPost formPost,
      RoutingContext request) {
    this.answerQuestions = answerQuestions;
    this.store = store;
    this.links = links;
    this.formPost = formPost;
    this.request = request;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance questions(Form form);

    static native TemplateInstance thanks();
  }

  @GET
  @Path("link/{secret}")
  public Response link(@PathParam("secret") String secret) {
    return links.follow(request, secret);
  }

  @GET
  public Response questions() {
    return asked((person, link) -> Response.ok(Templates.questions(Form.blank())).build());
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response decide(Form form) {
    return asked(
        (person, link) ->
            formPost
                .button(form, "answer-equality-questions " + link, form.text("pressed"))
                .orAgain(Templates::questions)
                .then(
                    () -> answerQuestions.decide(person, link, MonitoringPages.decision(form)),
                    "/questions/thanks"));
  }

  @GET
  @Path("thanks")
  public TemplateInstance thanks() {
    return Templates.thanks();
  }

  private Response asked(BiFunction<UUID, UUID, Response> answer) {
    return links
        .holder(request)
        .flatMap(link -> store.openTo(link).map(person -> answer.apply(person, link)))
        .orElseGet(
            () ->
                links.opensNothing(
                    request,
                    "If you have answered or skipped the questions, there is nothing left to do."));
  }
}
