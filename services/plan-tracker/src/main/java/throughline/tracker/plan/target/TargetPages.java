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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.form.OpenForm;
import throughline.platform.web.input.Form;
import throughline.platform.web.layout.CurrentPerson;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.entry.SeenVersion;
import throughline.tracker.shared.Roles;

/** The targets of a measure, year by year, and the form that sets one. */
@Path("/measures/{id}/targets")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
class TargetPages {

  private final SetTarget targets;
  private final FormPost formPost;
  private final OpenForm openForm;
  private final CurrentPerson person;

  TargetPages(SetTarget targets, FormPost formPost, OpenForm openForm, CurrentPerson person) {
    this.targets = targets;
    this.formPost = formPost;
    this.openForm = openForm;
    this.person = person;
  }

  @CheckedTemplate
  static class Templates {

    static native TemplateInstance list(
        Measure measure, List<TargetView> targets, TargetView saved, LocalDate today);

    static native TemplateInstance set(Measure measure, SetTarget.Choices choices, Form form);

    static native TemplateInstance correct(
        Measure measure, TargetView target, SetTarget.Choices choices, Form form);

    static native TemplateInstance withdraw(Measure measure, TargetView target, Form form);
  }

  @GET
  @RolesAllowed({Roles.STRATEGY_LEAD, Roles.ADMINISTRATOR})
  public TemplateInstance list(@PathParam("id") String id, @QueryParam("saved") String saved) {
    var measure = targets.measure(id);
    var all = targets.all(measure);
    var changed = all.stream().filter(view -> view.key().equals(saved)).findFirst();
    return Templates.list(measure, all, changed.orElse(null), targets.today());
  }

  @GET
  @Path("new")
  @RolesAllowed(Roles.STRATEGY_LEAD)
  public TemplateInstance form(@PathParam("id") String id) {
    return page(targets.measure(id), openForm.orBlank());
  }

  @POST
  @Path("new")
  @RolesAllowed(Roles.STRATEGY_LEAD)
  public Response set(@PathParam("id") String id, Form form) {
    var measure = targets.measure(id);
    var typed = TargetRequest.of(form);
    return formPost
        .of(form, "set-target " + id, typed)
        .orAgain(refused -> page(measure, refused))
        .refusedAt("year")
        .sentBefore(
            "year",
            "This form was sent before, and another target was set with it. Check what was set, then send this one if it is meant, too")
        .then(
            () ->
                "/measures/%s/targets?saved=%s"
                    .formatted(id, targets.set(id, typed, person.who())));
  }

  private TemplateInstance page(Measure measure, Form form) {
    return Templates.set(measure, targets.choices(measure), form);
  }

  @GET
  @Path("{key}/correct")
  @RolesAllowed(Roles.STRATEGY_LEAD)
  public TemplateInstance correctForm(@PathParam("id") String id, @PathParam("key") String key) {
    var measure = targets.measure(id);
    var target = targets.one(measure, key);
    var kept = openForm.orBlank();
    return Templates.correct(
        measure, target, targets.choices(measure), kept.kept() ? kept : target.form());
  }

  @POST
  @Path("{key}/correct")
  @RolesAllowed(Roles.STRATEGY_LEAD)
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
        .then(() -> targets.correct(id, key, seen, typed, person.who()), saved(id, key));
  }

  @GET
  @Path("{key}/withdraw")
  @RolesAllowed(Roles.STRATEGY_LEAD)
  public TemplateInstance withdrawForm(@PathParam("id") String id, @PathParam("key") String key) {
    var measure = targets.measure(id);
    return Templates.withdraw(measure, targets.one(measure, key), openForm.orBlank());
  }

  @POST
  @Path("{key}/withdraw")
  @RolesAllowed(Roles.STRATEGY_LEAD)
  public Response withdraw(@PathParam("id") String id, @PathParam("key") String key, Form form) {
    var measure = targets.measure(id);
    var seen = SeenVersion.of(form);
    var typed = TargetRequest.of(form);
    return formPost
        .of(form, "withdraw-target " + id + " " + key, typed)
        .orAgain(refused -> Templates.withdraw(measure, targets.one(measure, key), refused))
        .refusedAt("reason")
        .then(() -> targets.withdraw(id, key, seen, typed, person.who()), saved(id, key));
  }

  private static String saved(String id, String key) {
    return "/measures/%s/targets?saved=%s".formatted(id, key);
  }
}
