package throughline.tracker.entry.observation;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.form.OpenForm;
import throughline.platform.web.input.Form;
import throughline.platform.web.layout.CurrentPerson;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.entry.SeenVersion;
import throughline.tracker.shared.Roles;

/** The forms that correct and withdraw a figure that was entered. */
@Path("/measures/{id}/observations/{key}")
@RolesAllowed(Roles.STRATEGY_LEAD)
@Produces(MediaType.TEXT_HTML)
class ObservationChangePages {

  private final BrowseObservations observations;
  private final CorrectObservation correctObservation;
  private final WithdrawObservation withdrawObservation;
  private final FormPost formPost;
  private final OpenForm openForm;
  private final CurrentPerson person;

  ObservationChangePages(
      BrowseObservations observations,
      CorrectObservation correctObservation,
      WithdrawObservation withdrawObservation,
      FormPost formPost,
      OpenForm openForm,
      CurrentPerson person) {
    this.observations = observations;
    this.correctObservation = correctObservation;
    this.withdrawObservation = withdrawObservation;
    this.formPost = formPost;
    this.openForm = openForm;
    this.person = person;
  }

  @CheckedTemplate
  static class Templates {

    private Templates() {}

    static native TemplateInstance correct(Measure measure, ObservationView observation, Form form);

    static native TemplateInstance withdraw(
        Measure measure, ObservationView observation, Form form);
  }

  @GET
  @Path("correct")
  public TemplateInstance correctForm(@PathParam("id") String id, @PathParam("key") String key) {
    var measure = observations.measure(id);
    var observation = observations.one(measure, key);
    var kept = openForm.orBlank();
    return Templates.correct(measure, observation, kept.kept() ? kept : observation.form());
  }

  @POST
  @Path("correct")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response correct(@PathParam("id") String id, @PathParam("key") String key, Form form) {
    var measure = observations.measure(id);
    var seen = SeenVersion.of(form);
    var typed = ObservationRequest.of(form);
    return formPost
        .of(form, "correct-observation " + id + " " + key, typed)
        .orAgain(refused -> Templates.correct(measure, observations.one(measure, key), refused))
        .refusedAt("value")
        .then(
            () -> {
              correctObservation.correct(id, key, seen, typed, person.who());
              return saved(id, key);
            });
  }

  @GET
  @Path("withdraw")
  public TemplateInstance withdrawForm(@PathParam("id") String id, @PathParam("key") String key) {
    var measure = observations.measure(id);
    return Templates.withdraw(measure, observations.one(measure, key), openForm.orBlank());
  }

  @POST
  @Path("withdraw")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response withdraw(@PathParam("id") String id, @PathParam("key") String key, Form form) {
    var measure = observations.measure(id);
    var seen = SeenVersion.of(form);
    var typed = ObservationRequest.of(form);
    return formPost
        .of(form, "withdraw-observation " + id + " " + key, typed)
        .orAgain(refused -> Templates.withdraw(measure, observations.one(measure, key), refused))
        .refusedAt("reason")
        .then(
            () -> {
              withdrawObservation.withdraw(id, key, seen, typed, person.who());
              return saved(id, key);
            });
  }

  private static String saved(String id, String key) {
    return "/measures/%s/observations?saved=%s".formatted(id, key);
  }
}
