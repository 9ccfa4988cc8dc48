package throughline.volunteers.voice;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import throughline.contracts.volunteers.SurveyCountState.Survey;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.Option;
import throughline.volunteers.Roles;
import throughline.volunteers.voice.BrowseSurveys.Results;

/** The survey for whoever follows the link of a mail, and for staff what comes of it. */
@Path("/survey")
@Produces(MediaType.TEXT_HTML)
class SurveyPages {
  private record Followed(UUID link, Survey survey) {}

  private final AnswerSurvey answerSurvey;
  private final BrowseSurveys browseSurveys;
  private final SurveyLinks links;
  private final FormPost formPost;
  private final RoutingContext request;

  SurveyPages(
      AnswerSurvey answerSurvey,
      BrowseSurveys browseSurveys,
      SurveyLinks links,
      FormPost formPost,
      RoutingContext request) {
    this.answerSurvey = answerSurvey;
    this.browseSurveys = browseSurveys;
    this.links = links;
    this.formPost = formPost;
    this.request = request;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance questions(Form form, boolean leaving, List<Option> choices);

    static native TemplateInstance thanks();

    static native TemplateInstance opensNothing();

    static native TemplateInstance results(Results results);
  }

  @GET
  @Path("link/{secret}")
  @PermitAll
  public Response link(@PathParam("secret") String secret) {
    return links.follow(request, secret);
  }

  @GET
  @PermitAll
  public Response questions() {
    return followed()
        .map(followed -> Response.ok(page(Form.blank(), followed.survey())).build())
        .orElseGet(this::nothing);
  }

  @POST
  @PermitAll
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response answer(Form form) {
    return followed().map(followed -> answer(form, followed)).orElseGet(this::nothing);
  }

  private Response answer(Form form, Followed followed) {
    var typed = SurveyRequest.of(form);
    return formPost
        .of(form, "answer-survey " + followed.link(), typed)
        .orAgain(refused -> page(refused, followed.survey()))
        .then(() -> answerSurvey.answer(followed.link(), typed), "/survey/thanks");
  }

  @GET
  @Path("thanks")
  @PermitAll
  public TemplateInstance thanks() {
    return Templates.thanks();
  }

  @GET
  @Path("results")
  @RolesAllowed(Roles.COORDINATOR)
  public TemplateInstance results() {
    return Templates.results(browseSurveys.results());
  }

  private Optional<Followed> followed() {
    return links
        .holder(request)
        .flatMap(link -> answerSurvey.openTo(link).map(survey -> new Followed(link, survey)));
  }

  private Response nothing() {
    return links.opensNothing(request, Templates::opensNothing);
  }

  private static TemplateInstance page(Form form, Survey survey) {
    return Templates.questions(form, survey == Survey.LEAVING, SurveyRequest.choices());
  }
}
