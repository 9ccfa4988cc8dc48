package throughline.volunteers.hours;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import throughline.platform.core.permission.Places;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.form.OpenForm;
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
  private final FormPost formPost;
  private final OpenForm openForm;
  private final CurrentPerson person;

  ReturnPages(
      ReturnHours returnHours,
      BrowseHours browseHours,
      FormPost formPost,
      OpenForm openForm,
      CurrentPerson person) {
    this.returnHours = returnHours;
    this.browseHours = browseHours;
    this.formPost = formPost;
    this.openForm = openForm;
    this.person = person;
  }

  @CheckedTemplate
  static class Templates {

    private Templates() {}

    static native TemplateInstance giveBack(
        Form form, WaitingPart part, HoursView hours, int longest);
  }

  @GET
  public TemplateInstance form(@PathParam("id") UUID id, @BeanParam WaitingPart.Asked asked) {
    var form = openForm.orBlank();
    return page(form, WaitingPart.of(form, asked), id);
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response giveBack(@PathParam("id") UUID id, Form form) {
    var why = form.text("reason");
    var seen = SeenVersion.of(form);
    var places = places();
    return formPost
        .of(form, "return-hours " + id, why)
        .orAgain(refused -> page(refused, WaitingPart.of(refused), id))
        .refusedAt("reason")
        .then(
            () -> {
              var returned = returnHours.giveBack(id, seen, why, person.who(), places);
              return WaitingPart.of(form)
                  .address()
                  .queryParam("returned", returned.id())
                  .build()
                  .toString();
            });
  }

  /** Only for hours of the coordinator's places: somebody's own are not here to be returned. */
  private TemplateInstance page(Form form, WaitingPart part, UUID id) {
    return Templates.giveBack(
        form,
        part,
        browseHours.coordinated(id, person.subject(), places()),
        ReturnHours.LONGEST_REASON);
  }

  private Places places() {
    return person.placesOf(Roles.COORDINATOR).required();
  }
}
