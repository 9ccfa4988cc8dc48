package throughline.bookings.monitoring;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import throughline.bookings.Roles;
import throughline.bookings.monitoring.AnswerQuestions.Decision;
import throughline.platform.database.equality.EqualityStore.State;
import throughline.platform.web.equality.EqualityQuestions;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.input.Form;
import throughline.platform.web.layout.CurrentPerson;

/** The questions of equality monitoring for whoever is signed in, and for staff how many answer. */
@Path("/monitoring")
@Produces(MediaType.TEXT_HTML)
class MonitoringPages {
  private final AnswerQuestions answerQuestions;
  private final BrowseMonitoring browseMonitoring;
  private final FormPost formPost;
  private final CurrentPerson person;

  MonitoringPages(
      AnswerQuestions answerQuestions,
      BrowseMonitoring browseMonitoring,
      FormPost formPost,
      CurrentPerson person) {
    this.answerQuestions = answerQuestions;
    this.browseMonitoring = browseMonitoring;
    this.formPost = formPost;
    this.person = person;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance own(Form form, State state);

    static native TemplateInstance completeness(BrowseMonitoring.Completeness completeness);
  }

  /** What was answered is never shown, not even to whoever answered: the form begins empty. */
  @GET
  @RolesAllowed(Roles.ENTREPRENEUR)
  public TemplateInstance own() {
    return page(Form.blank());
  }

  @POST
  @RolesAllowed(Roles.ENTREPRENEUR)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response decide(Form form) {
    return formPost
        .button(form, "answer-equality-questions", form.text("pressed"))
        .orAgain(this::page)
        .then(
            () -> answerQuestions.decide(person.who(), person.emailAddress(), decision(form)),
            "/bookings");
  }

  /** Which button was pressed; without one it is the form's own, which answers. */
  static Decision decision(Form form) {
    return switch (form.value("pressed")) {
      case "skip" -> new Decision.Skip();
      case "withdraw" -> new Decision.Withdraw();
      default -> new Decision.Answer(EqualityQuestions.read(form));
    };
  }

  @GET
  @Path("completeness")
  @RolesAllowed(Roles.ADVISER)
  public TemplateInstance completeness() {
    return Templates.completeness(
        browseMonitoring.completeness(person.placesOf(Roles.ADVISER).required()));
  }

  private TemplateInstance page(Form form) {
    return Templates.own(form, browseMonitoring.stateOf(person.subject()).orElse(null));
  }
}
