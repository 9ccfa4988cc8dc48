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
import java.util.List;
import java.util.UUID;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.form.OpenForm;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.Option;
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
  private final FormPost formPost;
  private final OpenForm openForm;
  private final CurrentPerson person;

  ChangePages(
      ChangeHours changeHours,
      BrowseHours browseHours,
      HoursFormOptions options,
      FormPost formPost,
      OpenForm openForm,
      CurrentPerson person) {
    this.changeHours = changeHours;
    this.browseHours = browseHours;
    this.options = options;
    this.formPost = formPost;
    this.openForm = openForm;
    this.person = person;
  }

  @CheckedTemplate
  static class Templates {

    private Templates() {}

    static native TemplateInstance change(
        Form form,
        HoursView hours,
        List<Option> libraries,
        List<Option> firstOrSecond,
        List<Option> endDays);
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
    return formPost
        .of(form, "change-hours " + id, typed)
        .orAgain(refused -> page(refused, browseHours.ownEntry(id, person.subject())))
        .refusedAt("startTime")
        .then(() -> "/hours?saved=" + changeHours.change(id, seen, typed, person.who()).id());
  }

  private TemplateInstance page(Form form, HoursView hours) {
    return Templates.change(
        form, hours, options.libraries(), options.firstOrSecond(), options.endDays());
  }
}
