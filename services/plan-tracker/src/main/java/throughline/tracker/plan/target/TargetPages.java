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
import throughline.platform.web.input.Form;
import throughline.platform.web.input.SeenVersion;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.entry.EntryForms;
import throughline.tracker.shared.Roles;

/** The targets of a measure, year by year, and the form that sets one. */
@Path("/measures/{id}/targets")
@RolesAllowed(Roles.STRATEGY_LEAD)
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
class TargetPages {

  private final SetTarget targets;
  private final EntryForms forms;

  TargetPages(SetTarget targets, EntryForms forms) {
    this.targets = targets;
    this.forms = forms;
  }

  @CheckedTemplate
  static class Templates {

    static native TemplateInstance list(
        Measure measure, List<TargetView> targets, TargetView saved, LocalDate today);

    static native TemplateInstance set(Measure measure, SetTarget.Choices choices, Form form);

    static native TemplateInstance correct(TargetView target, SetTarget.Choices choices, Form form);

    static native TemplateInstance withdraw(TargetView target, Form form);
  }

  @GET
  @RolesAllowed({Roles.VIEWER, Roles.STRATEGY_LEAD, Roles.ADMINISTRATOR})
  public TemplateInstance list(@PathParam("id") String id, @QueryParam("saved") String saved) {
    var measure = targets.measure(id);
    var all = targets.all(measure);
    var changed = all.stream().filter(view -> view.key().equals(saved)).findFirst();
    return Templates.list(measure, all, changed.orElse(null), targets.today());
  }

  @GET
  @Path("new")
  public TemplateInstance form(@PathParam("id") String id) {
    var measure = targets.measure(id);
    return page(measure, forms.open(TargetSheet.usual(measure)));
  }

  @POST
  @Path("new")
  public Response set(@PathParam("id") String id, Form form) {
    var typed = TargetRequest.of(form);
    return forms
        .sent(form, "set-target " + id, typed)
        .orAgain(refused -> page(targets.measure(id), refused))
        .refusedAt("year")
        .sentBefore(
            "year",
            "This form was sent before, and another target was set with it. Check what was set, then send this one if it is meant, too")
        .then(() -> saved(id, targets.set(id, typed, forms.who())));
  }

  private TemplateInstance page(Measure measure, Form form) {
    return Templates.set(measure, targets.choices(measure), form);
  }

  @GET
  @Path("{key}/correct")
  public TemplateInstance correctForm(@PathParam("id") String id, @PathParam("key") String key) {
    var target = targets.one(id, key);
    return correctPage(target, forms.open(target.form()));
  }

  @POST
  @Path("{key}/correct")
  public Response correct(@PathParam("id") String id, @PathParam("key") String key, Form form) {
    var seen = SeenVersion.of(form);
    var typed = TargetRequest.of(form);
    return forms
        .sent(form, "correct-target " + id + " " + key, typed)
        .orAgain(refused -> correctPage(targets.one(id, key), refused))
        .refusedAt("type")
        .then(() -> targets.correct(id, key, seen, typed, forms.who()), saved(id, key));
  }

  private TemplateInstance correctPage(TargetView target, Form form) {
    return Templates.correct(target, targets.choices(target.measure()), form);
  }

  @GET
  @Path("{key}/withdraw")
  public TemplateInstance withdrawForm(@PathParam("id") String id, @PathParam("key") String key) {
    return Templates.withdraw(targets.one(id, key), forms.open());
  }

  @POST
  @Path("{key}/withdraw")
  public Response withdraw(@PathParam("id") String id, @PathParam("key") String key, Form form) {
    var seen = SeenVersion.of(form);
    return forms
        .sent(form, "withdraw-target " + id + " " + key, form.value("reason"))
        .orAgain(refused -> Templates.withdraw(targets.one(id, key), refused))
        .refusedAt("reason")
        .then(
            () -> targets.withdraw(id, key, seen, form.text("reason"), forms.who()),
            saved(id, key));
  }

  private static String saved(String id, String key) {
    return "/measures/%s/targets?saved=%s".formatted(id, key);
  }
}
