package throughline.tracker.plan.target;

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

/** The forms that correct and withdraw a target. */
@Path("/measures/{id}/targets/{key}")
@RolesAllowed(Roles.STRATEGY_LEAD)
@Produces(MediaType.TEXT_HTML)
class TargetChangePages {

  private final BrowseTargets targets;
  private final CorrectTarget correctTarget;
  private final WithdrawTarget withdrawTarget;
  private final FormPost formPost;
  private final OpenForm openForm;
  private final CurrentPerson person;

  TargetChangePages(
      BrowseTargets targets,
      CorrectTarget correctTarget,
      WithdrawTarget withdrawTarget,
      FormPost formPost,
      OpenForm openForm,
      CurrentPerson person) {
    this.targets = targets;
    this.correctTarget = correctTarget;
    this.withdrawTarget = withdrawTarget;
    this.formPost = formPost;
    this.openForm = openForm;
    this.person = person;
  }

  @CheckedTemplate
  static class Templates {

    private Templates() {}

    static native TemplateInstance correct(
        Measure measure, TargetView target, BrowseTargets.Choices choices, Form form);

    static native TemplateInstance withdraw(Measure measure, TargetView target, Form form);
  }

  @GET
  @Path("correct")
  public TemplateInstance correctForm(@PathParam("id") String id, @PathParam("key") String key) {
    var measure = targets.measure(id);
    var target = targets.one(measure, key);
    var kept = openForm.orBlank();
    return Templates.correct(
        measure, target, targets.choices(measure), kept.kept() ? kept : target.form());
  }

  @POST
  @Path("correct")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response correct(@PathParam("id") String id, @PathParam("key") String key, Form form) {
    var measure = targets.measure(id);
    var seen = SeenVersion.of(form);
    var typed = TargetRequest.of(form);
    return formPost
        .of(form, "correct-target " + id + " " + key, typed)
        .orAgain(
            refused ->
                Templates.correct(
                    measure, targets.one(measure, key), targets.choices(measure), refused))
        .refusedAt("type")
        .then(
            () -> {
              correctTarget.correct(id, key, seen, typed, person.who());
              return saved(id, key);
            });
  }

  @GET
  @Path("withdraw")
  public TemplateInstance withdrawForm(@PathParam("id") String id, @PathParam("key") String key) {
    var measure = targets.measure(id);
    return Templates.withdraw(measure, targets.one(measure, key), openForm.orBlank());
  }

  @POST
  @Path("withdraw")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response withdraw(@PathParam("id") String id, @PathParam("key") String key, Form form) {
    var measure = targets.measure(id);
    var seen = SeenVersion.of(form);
    var typed = TargetRequest.of(form);
    return formPost
        .of(form, "withdraw-target " + id + " " + key, typed)
        .orAgain(refused -> Templates.withdraw(measure, targets.one(measure, key), refused))
        .refusedAt("reason")
        .then(
            () -> {
              withdrawTarget.withdraw(id, key, seen, typed, person.who());
              return saved(id, key);
            });
  }

  private static String saved(String id, String key) {
    return "/measures/%s/targets?saved=%s".formatted(id, key);
  }
}
