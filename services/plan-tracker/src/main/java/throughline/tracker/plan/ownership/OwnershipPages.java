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
import throughline.platform.core.refusal.NotAllowed;
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
  private final Owners owners;
  private final EntryForms forms;

  OwnershipPages(SetOwnership setOwnership, Owners owners, EntryForms forms) {
    this.setOwnership = setOwnership;
    this.owners = owners;
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
  @RolesAllowed({Roles.VIEWER, Roles.STRATEGY_LEAD})
  public TemplateInstance form(@PathParam("id") String id) {
    var view = mine(id);
    var start = OwnershipRequest.startingWith(view.latest(), view.day());
    if (view.state() != null) {
      start.put("state", view.state().name());
    }
    return page(view, forms.open(start));
  }

  @POST
  @Path("change")
  @RolesAllowed({Roles.VIEWER, Roles.STRATEGY_LEAD})
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response change(@PathParam("id") String id, Form form) {
    var before = mine(id).latest();
    var seen = SeenVersion.of(form);
    var sent = OwnershipRequest.of(form);
    var typed = owners.isLeading() ? sent : sent.keeping(before);
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

  /** An owner says how it stands where no figure does. */
  private OwnershipView mine(String id) {
    var view = setOwnership.one(id);
    owners.requireOwner(view.latest().owner());
    if (!view.takesState() && !owners.isLeading()) {
      throw new NotAllowed(
          "judged-by-figure",
          "Its figure says how it stands. Ask a strategy lead to change who owns it");
    }
    return view;
  }

  private static TemplateInstance page(OwnershipView view, Form form) {
    return Templates.change(view, SetOwnership.frequencies(), SelfAssessment.options(), form);
  }
}
