package throughline.volunteers.hours;

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
import java.net.URI;
import java.util.UUID;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.permission.Places;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.web.form.OpenForm;
import throughline.platform.web.idempotency.Idempotency;
import throughline.platform.web.input.Form;
import throughline.platform.web.layout.CurrentPerson;
import throughline.volunteers.Roles;

/** A coordinator gives hours back to their volunteer with a reason. */
@Path("/approvals/return/{id}")
@RolesAllowed(Roles.COORDINATOR)
@Produces(MediaType.TEXT_HTML)
class ReturnPages {

  private final ReturnHours returnHours;
  private final BrowseHours browseHours;
  private final Idempotency idempotency;
  private final OpenForm openForm;
  private final CurrentPerson person;

  ReturnPages(
      ReturnHours returnHours,
      BrowseHours browseHours,
      Idempotency idempotency,
      OpenForm openForm,
      CurrentPerson person) {
    this.returnHours = returnHours;
    this.browseHours = browseHours;
    this.idempotency = idempotency;
    this.openForm = openForm;
    this.person = person;
  }

  @CheckedTemplate
  static class Templates {

    private Templates() {}

    static native TemplateInstance giveBack(Form form, HoursView hours, int longest);
  }

  @GET
  public TemplateInstance form(@PathParam("id") UUID id) {
    return page(openForm.orBlank(), id);
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response giveBack(@PathParam("id") UUID id, Form form) {
    var why = form.text("reason");
    var seen = SeenVersion.of(form);
    var places = places();
    try {
      return idempotency.once(
          form.idempotencyKey(),
          "return-hours " + id,
          null,
          () -> confirmation(returnHours.giveBack(id, seen, why, person.who(), places)));
    } catch (InvalidInput wrong) {
      return again(400, form.with(wrong.errors()), id);
    } catch (Conflict refusal) {
      return again(409, form.with("reason", refusal.getMessage()), id);
    }
  }

  private static Response confirmation(HoursView hours) {
    return Response.seeOther(URI.create("/approvals?returned=" + hours.id())).build();
  }

  private Response again(int status, Form form, UUID id) {
    return Response.status(status).entity(page(form, id)).build();
  }

  /** Only for hours of the coordinator's places: somebody's own are not here to be returned. */
  private TemplateInstance page(Form form, UUID id) {
    return Templates.giveBack(
        form, browseHours.coordinated(id, person.subject(), places()), ReturnHours.LONGEST_REASON);
  }

  private Places places() {
    return person.placesOf(Roles.COORDINATOR).required();
  }
}
