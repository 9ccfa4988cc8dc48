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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import throughline.platform.core.permission.Places;
import throughline.platform.jobs.work.WorkState;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.input.Form;
import throughline.platform.web.layout.CurrentPerson;
import throughline.platform.web.limits.UploadedFile;
import throughline.volunteers.Roles;
import throughline.volunteers.sheet.ShowSheet.SheetView;

/** A coordinator's pages for a signing-in sheet: send it, see what is wrong, log what is right. */
@Path("/sheets")
@RolesAllowed(Roles.COORDINATOR)
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
class SheetPages {

  @CheckedTemplate
  static class Templates {

    static native TemplateInstance upload(Form form);

    static native TemplateInstance sheet(SheetView sheet, boolean sentBefore, Form form);
  }

  private final UploadSheet uploadSheet;
  private final ShowSheet showSheet;
  private final LogSheet logSheet;
  private final FormPost formPost;
  private final CurrentPerson person;

  SheetPages(
      UploadSheet uploadSheet,
      ShowSheet showSheet,
      LogSheet logSheet,
      FormPost formPost,
      CurrentPerson person) {
    this.uploadSheet = uploadSheet;
    this.showSheet = showSheet;
    this.logSheet = logSheet;
    this.formPost = formPost;
    this.person = person;
  }

  @GET
  @Path("new")
  public TemplateInstance form() {
    places();
    return Templates.upload(formPost.opened());
  }

  @POST
  @Path("new")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response upload(Form form) {
    var places = places();
    return formPost
        .withFile(form, "send-sheet", () -> List.of(sentFile(form).name(), sentFile(form).size()))
        .orAgain(Templates::upload)
        .sentBefore("file", "You sent this form before, with another file. Choose this one again")
        .then(
            () -> {
              var file = sentFile(form);
              var sent = uploadSheet.upload(file.path(), file.name(), person.who(), places);
              return address(sent.id()) + (sent.loggedBefore() ? "?sent=before" : "");
            });
  }

  private static UploadedFile sentFile(Form form) {
    return form.file("file", "Choose the file with the signing-in sheet");
  }

  @GET
  @Path("{id}")
  public Response sheet(@PathParam("id") UUID id, @QueryParam("sent") String sent) {
    var sheet = showSheet.show(id, person.subject());
    return WorkState.page(
        Templates.sheet(sheet, "before".equals(sent), Form.blank()), sheet.work());
  }

  @POST
  @Path("{id}")
  public Response log(@PathParam("id") UUID id, Form form) {
    logSheet.start(id, person.subject(), places());
    return Response.seeOther(URI.create(address(id))).build();
  }

  private Places places() {
    return person.placesOf(Roles.COORDINATOR).required();
  }

  private static String address(UUID sheet) {
    return "/sheets/" + sheet;
  }
}
