package throughline.bookings.intake;

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
import java.util.UUID;
import throughline.bookings.Roles;
import throughline.bookings.entrepreneur.PersonRecords;
import throughline.platform.core.permission.Places;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.input.Form;
import throughline.platform.web.layout.CurrentPerson;

/** Where staff note for somebody what their business is. */
@Path("/people/{id}/business")
@RolesAllowed(Roles.ADVISER)
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class NotePages {
  private final NoteBusiness noteBusiness;
  private final ShowBusiness showBusiness;
  private final PersonRecords records;
  private final FormPost formPost;
  private final CurrentPerson person;

  NotePages(
      NoteBusiness noteBusiness,
      ShowBusiness showBusiness,
      PersonRecords records,
      FormPost formPost,
      CurrentPerson person) {
    this.noteBusiness = noteBusiness;
    this.showBusiness = showBusiness;
    this.records = records;
    this.formPost = formPost;
    this.person = person;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance note(Form form, UUID id, String name);
  }

  @GET
  public TemplateInstance form(@PathParam("id") UUID id) {
    var open = formPost.opened();
    return page(id, open.kept() ? open : BusinessPages.known(showBusiness.of(id).business()));
  }

  @POST
  public Response note(@PathParam("id") UUID id, Form form) {
    var typed = BusinessPages.typed(form);
    return formPost
        .of(form, "note-business " + id, typed)
        .orAgain(again -> page(id, again))
        .then(() -> noteBusiness.note(id, typed, person.who(), places()), "/people/" + id);
  }

  private TemplateInstance page(UUID id, Form form) {
    return Templates.note(form, id, records.nameOf(id, places()));
  }

  private Places places() {
    return person.placesOf(Roles.ADVISER).required();
  }
}
