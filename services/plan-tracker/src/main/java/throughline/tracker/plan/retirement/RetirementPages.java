package throughline.tracker.plan.retirement;

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
import java.util.List;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.SeenVersion;
import throughline.tracker.entry.EntryForms;
import throughline.tracker.shared.Roles;

/** The form that retires a measure or brings it back. */
@Path("/measures/{id}/retire")
@RolesAllowed(Roles.STRATEGY_LEAD)
@Produces(MediaType.TEXT_HTML)
class RetirementPages {

  private final RetireMeasure retireMeasure;
  private final EntryForms forms;

  RetirementPages(RetireMeasure retireMeasure, EntryForms forms) {
    this.retireMeasure = retireMeasure;
    this.forms = forms;
  }

  @CheckedTemplate
  static class Templates {

    static native TemplateInstance retire(RetireMeasure.Opened opened, Form form);
  }

  @GET
  public TemplateInstance form(@PathParam("id") String id) {
    return Templates.retire(retireMeasure.one(id), forms.open());
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response say(@PathParam("id") String id, Form form) {
    retireMeasure.one(id);
    var wanted = form.value("state");
    var seen = SeenVersion.of(form);
    return forms
        .sent(form, "retire-measure " + id, List.of(wanted, seen, form.value("reason")))
        .orAgain(refused -> Templates.retire(retireMeasure.one(id), refused))
        .refusedAt("reason")
        .sentBefore(
            "reason",
            "You sent this form before, and that is saved. The reason that was sent first holds")
        .then(
            () -> retireMeasure.say(id, wanted, seen, form.text("reason"), forms.who()),
            "/measures/" + id);
  }
}
