package throughline.volunteers.monitoring;

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
import throughline.platform.database.equality.EqualityStore;
import throughline.platform.web.equality.EqualityQuestions;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.input.Form;

/** The questions of equality monitoring for whoever follows the link of a mail. */
@Path("/questions")
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class QuestionPages {
  private final AnswerQuestions answerQuestions;
  private final EqualityStore store;
  private final QuestionLinks links;
  private final FormPost formPost;
  private final RoutingContext request;

  QuestionPages(
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
    return asked(link -> Response.ok(Templates.questions(Form.blank())).build());
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response decide(Form form) {
    return asked(
        link ->
            formPost
                .button(form, "answer-equality-questions " + link, form.text("pressed"))
                .orAgain(Templates::questions)
                .then(() -> decide(link, form), "/questions/thanks"));
  }

  private void decide(UUID link, Form form) {
    if (form.value("pressed").equals("skip")) {
      answerQuestions.skip(link);
    } else {
      answerQuestions.answer(link, EqualityQuestions.read(form));
    }
  }

  @GET
  @Path("thanks")
  public TemplateInstance thanks() {
    return Templates.thanks();
  }

  private Response asked(Function<UUID, Response> answer) {
    return links
        .holder(request)
        .filter(link -> store.openTo(link).isPresent())
        .map(answer)
        .orElseGet(
            () ->
                links.opensNothing(
                    request,
                    "If you have answered or skipped the questions, there is nothing left to do."));
  }
}
