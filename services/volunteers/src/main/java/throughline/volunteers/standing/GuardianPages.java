package throughline.volunteers.standing;

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
import java.util.function.Function;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.input.Form;
import throughline.volunteers.role.BrowseRoles;
import throughline.volunteers.role.RoleView;
import throughline.volunteers.standing.AnswerGuardian.Question;

/** What the link of a mail opens for a parent or guardian. Only its buttons change anything. */
@Path("/guardian")
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class GuardianPages {
  private final AnswerGuardian answerGuardian;
  private final BrowseRoles browseRoles;
  private final GuardianLinks links;
  private final FormPost formPost;
  private final RoutingContext request;

  GuardianPages(
      AnswerGuardian answerGuardian,
      BrowseRoles browseRoles,
      GuardianLinks links,
      FormPost formPost,
      RoutingContext request) {
    this.answerGuardian = answerGuardian;
    this.browseRoles = browseRoles;
    this.links = links;
    this.formPost = formPost;
    this.request = request;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance question(Form form, Question question, RoleView role);
  }

  @GET
  @Path("link/{secret}")
  public Response link(@PathParam("secret") String secret) {
    return links.follow(request, secret);
  }

  @GET
  public Response question() {
    return asked(question -> Response.ok(page(question, Form.blank())).build());
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response answer(Form form) {
    var agreed = "yes".equals(form.value("pressed"));
    return asked(
        question ->
            formPost
                .button(form, "guardian-answer " + question.id(), agreed)
                .orAgain(again -> page(question, again))
                .refusedAt("question")
                .then(() -> answerGuardian.answer(question.id(), agreed), "/guardian"));
  }

  private Response asked(Function<Question, Response> answer) {
    return links
        .holder(request)
        .flatMap(answerGuardian::question)
        .map(answer)
        .orElseGet(() -> links.opensNothing(request, ""));
  }

  private TemplateInstance page(Question question, Form form) {
    return Templates.question(form, question, browseRoles.one(question.role()));
  }
}
