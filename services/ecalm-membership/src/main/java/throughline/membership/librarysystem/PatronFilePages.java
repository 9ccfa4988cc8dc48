package throughline.membership.librarysystem;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import throughline.membership.shared.Roles;
import throughline.platform.core.permission.Places;
import throughline.platform.database.audit.Actor;
import throughline.platform.files.table.TableWriter.Kind;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.heavy.HeavyAnswer;
import throughline.platform.web.input.Form;
import throughline.platform.web.layout.CurrentPerson;

/** A file for the library system's import: taken along, imported there, confirmed here. */
@Path("/library-system/patron-files/{id}")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.LIBRARY_STAFF)
class PatronFilePages {
  @CheckedTemplate
  static class Templates {
    private Templates() {}

    static native TemplateInstance file(Form form, PatronFileView file);
  }

  private final ShowPatronFiles showPatronFiles;
  private final WritePatronFile writePatronFile;
  private final ConfirmPatronFile confirmPatronFile;
  private final FormPost formPost;
  private final CurrentPerson person;

  PatronFilePages(
      ShowPatronFiles showPatronFiles,
      WritePatronFile writePatronFile,
      ConfirmPatronFile confirmPatronFile,
      FormPost formPost,
      CurrentPerson person) {
    this.showPatronFiles = showPatronFiles;
    this.writePatronFile = writePatronFile;
    this.confirmPatronFile = confirmPatronFile;
    this.formPost = formPost;
    this.person = person;
  }

  @GET
  @Operation(hidden = true)
  public TemplateInstance file(@PathParam("id") UUID id) {
    return page(Form.blank(), id);
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response confirm(@PathParam("id") UUID id, Form form) {
    var libraries = libraries();
    var who = who(libraries);
    return formPost
        .of(form, "confirm-patron-file " + id, null)
        .orAgain(again -> page(again, id))
        .refusedAt("confirm")
        .then(
            () -> {
              confirmPatronFile.confirm(id, libraries, who);
              return "/library-system/patron-files/" + id;
            });
  }

  @GET
  @Path("csv")
  @Produces("text/csv")
  @Operation(hidden = true)
  @HeavyAnswer
  public Response csv(@PathParam("id") UUID id) {
    var libraries = libraries();
    var who = who(libraries);
    var file = showPatronFiles.one(id, libraries);
    StreamingOutput content = out -> writePatronFile.write(out, file.id(), libraries, who);
    return Response.ok(content)
        .type(Kind.UNMARKED_CSV.mediaType())
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"patrons.csv\"")
        .build();
  }

  private TemplateInstance page(Form form, UUID id) {
    return Templates.file(form, showPatronFiles.one(id, libraries()));
  }

  private Actor who(Places libraries) {
    return new Actor(person.subject(), Roles.LIBRARY_STAFF, libraries.only().orElse(null));
  }

  private Places libraries() {
    return person.placesOf(Roles.LIBRARY_STAFF).required();
  }
}
