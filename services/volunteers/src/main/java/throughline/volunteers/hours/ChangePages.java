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
import throughline.platform.core.refusal.Conflict;
import throughline.platform.web.form.OpenForm;
import throughline.platform.web.idempotency.Idempotency;
import throughline.platform.web.input.Form;
import throughline.platform.web.layout.CurrentPerson;
import throughline.volunteers.Roles;

/** A volunteer puts hours right that are not approved. */
@Path("/hours/change/{id}")
@RolesAllowed(Roles.VOLUNTEER)
@Produces(MediaType.TEXT_HTML)
class ChangePages {

  private final ChangeHours changeHours;
  private final BrowseHours browseHours;
  private final HoursFormOptions options;
  private final Idempotency idempotency;
  private final OpenForm openForm;
  private final CurrentPerson person;

  ChangePages(
      ChangeHours changeHours,
      BrowseHours browseHours,
      HoursFormOptions options,
      Idempotency idempotency,
      OpenForm openForm,
      CurrentPerson person) {
    this.changeHours = changeHours;
    this.browseHours = browseHours;
    this.options = options;
    this.idempotency = idempotency;
    this.openForm = openForm;
    this.person = person;
  }

  @CheckedTemplate
  static class Templates {

    private Templates() {}

    static native TemplateInstance change(Form form, HoursView hours, HoursFormOptions options);
  }

  @GET
  public TemplateInstance form(@PathParam("id") UUID id) {
    var hours = browseHours.ownEntry(id, person.subject());
    var form = openForm.orBlank();
    return page(form.kept() ? form : hours.form(), hours);
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response change(@PathParam("id") UUID id, Form form) {
    var typed = HoursRequest.of(form);
    var seen = SeenVersion.of(form);
    try {
      return idempotency.once(
          form.idempotencyKey(),
          "change-hours " + id,
          typed,
          () -> confirmation(changeHours.change(id, seen, typed, person.who())));
    } catch (InvalidInput wrong) {
      return again(400, form.with(wrong.errors()), id);
    } catch (Conflict refusal) {
      return again(409, form.with("startTime", refusal.getMessage()), id);
    }
  }

  private static Response confirmation(HoursView hours) {
    return Response.seeOther(URI.create("/hours?saved=" + hours.id())).build();
  }

  private Response again(int status, Form form, UUID id) {
    return Response.status(status)
        .entity(page(form, browseHours.ownEntry(id, person.subject())))
        .build();
  }

  private TemplateInstance page(Form form, HoursView hours) {
    return Templates.change(form, hours, options);
  }
}
