package throughline.tracker.plan.ownership;

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
import java.util.List;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.Option;
import throughline.platform.web.input.SeenVersion;
import throughline.tracker.entry.EntryForms;
import throughline.tracker.shared.Roles;

/** Who answers for a measure and who did before, and the form that says it. */
@Path("/measures/{id}/owner")
@RolesAllowed(Roles.STRATEGY_LEAD)
@Produces(MediaType.TEXT_HTML)
class OwnershipPages {

  private final SetOwnership setOwnership;
  private final EntryForms forms;

  OwnershipPages(SetOwnership setOwnership, EntryForms forms) {
    this.setOwnership = setOwnership;
    this.forms = forms;
  }

  @CheckedTemplate
  static class Templates {

    static native TemplateInstance owner(OwnershipView view, boolean saved);

    static native TemplateInstance change(
        OwnershipView view, List<Option> frequencies, List<Option> states, Form form);
  }

  @GET
  @RolesAllowed({Roles.VIEWER, Roles.STRATEGY_LEAD, Roles.ADMINISTRATOR})
  public TemplateInstance owner(@PathParam("id") String id, @QueryParam("saved") String saved) {
    return Templates.owner(setOwnership.one(id), saved != null);
  }

  @GET
  @Path("change")
  public TemplateInstance form(@PathParam("id") String id) {
    var view = setOwnership.one(id);
    var start = OwnershipRequest.startingWith(view.latest(), view.day());
    if (view.state() != null) {
      start.put("state", view.state().name());
    }
    return page(view, forms.open(start));
  }

  @POST
  @Path("change")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response change(@PathParam("id") String id, Form form) {
    setOwnership.one(id);
    var seen = SeenVersion.of(form);
    var typed = OwnershipRequest.of(form);
    return forms
        .sent(
            form, "set-ownership " + id, List.of(typed, form.value("state"), form.value("reason")))
        .orAgain(refused -> page(setOwnership.one(id), refused))
        .refusedAt("owner")
        .then(
            () ->
                setOwnership.set(
                    id, seen, typed, form.text("state"), form.text("reason"), forms.who()),
            "/measures/%s/owner?saved=true".formatted(id));
  }

  private static TemplateInstance page(OwnershipView view, Form form) {
    return Templates.change(view, SetOwnership.frequencies(), SelfAssessment.options(), form);
  }
}
