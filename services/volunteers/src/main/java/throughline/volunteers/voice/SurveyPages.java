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
import java.util.UUID;
import java.util.function.BiFunction;
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
    return asked((link, survey) -> Response.ok(page(Form.blank(), survey)).build());
  }

  @POST
  @PermitAll
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response answer(Form form) {
    return asked(
        (link, survey) -> {
          var typed = SurveyRequest.of(form);
          return formPost
              .of(form, "answer-survey " + link, typed)
              .orAgain(refused -> page(refused, survey))
              .then(() -> answerSurvey.answer(link, typed), "/survey/thanks");
        });
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

  private Response asked(BiFunction<UUID, Survey, Response> answer) {
    return links
        .holder(request)
        .flatMap(link -> answerSurvey.openTo(link).map(survey -> answer.apply(link, survey)))
        .orElseGet(() -> links.opensNothing(request, ""));
  }

  private static TemplateInstance page(Form form, Survey survey) {
    return Templates.questions(form, survey == Survey.LEAVING, SurveyRequest.choices());
  }
}
