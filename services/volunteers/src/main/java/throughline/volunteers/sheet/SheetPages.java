package throughline.volunteers.sheet;

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
import throughline.platform.files.table.UnreadableFile;
import throughline.platform.files.work.WorkState;
import throughline.platform.web.form.OpenForm;
import throughline.platform.web.input.Form;
import throughline.platform.web.layout.CurrentPerson;
import throughline.volunteers.Roles;

/** A coordinator's pages for a signing-in sheet: send it, see what is wrong, log what is right. */
@Path("/sheets")
@RolesAllowed(Roles.COORDINATOR)
@Produces(MediaType.TEXT_HTML)
class SheetPages {

  @CheckedTemplate
  static class Templates {

    private Templates() {}

    static native TemplateInstance upload(Form form);

    static native TemplateInstance sheet(SheetView sheet, Form form);
  }

  private final UploadSheet uploadSheet;
  private final ShowSheet showSheet;
  private final LogSheet logSheet;
  private final OpenForm openForm;
  private final CurrentPerson person;

  SheetPages(
      UploadSheet uploadSheet,
      ShowSheet showSheet,
      LogSheet logSheet,
      OpenForm openForm,
      CurrentPerson person) {
    this.uploadSheet = uploadSheet;
    this.showSheet = showSheet;
    this.logSheet = logSheet;
    this.openForm = openForm;
    this.person = person;
  }

  @GET
  @Path("new")
  public TemplateInstance form() {
    places();
    return Templates.upload(openForm.orBlank());
  }

  @POST
  @Path("new")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response upload(Form form) {
    var places = places();
    try {
      var file = form.file("file", "Choose the file with the signing-in sheet");
      return see(uploadSheet.upload(file.path(), file.name(), person.who(), places));
    } catch (InvalidInput wrong) {
      return again(form.with(wrong.errors()));
    } catch (UnreadableFile wrong) {
      return again(form.with("file", wrong.getMessage()));
    }
  }

  @GET
  @Path("{id}")
  public Response sheet(@PathParam("id") UUID id) {
    var sheet = showSheet.show(id, person.subject());
    var answer = Response.ok(Templates.sheet(sheet, Form.blank()));
    return sheet.isAtWork()
        ? answer.header(WorkState.REFRESH, WorkState.OFTEN).build()
        : answer.build();
  }

  @POST
  @Path("{id}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response log(@PathParam("id") UUID id, Form form) {
    logSheet.start(id, person.subject());
    return see(id);
  }

  private Places places() {
    return person.placesOf(Roles.COORDINATOR).required();
  }

  private static Response see(UUID sheet) {
    return Response.seeOther(URI.create("/sheets/" + sheet)).build();
  }

  private static Response again(Form form) {
    return Response.status(400).entity(Templates.upload(form)).build();
  }
}
