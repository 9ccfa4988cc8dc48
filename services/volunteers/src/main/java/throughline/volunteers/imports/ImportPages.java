package throughline.volunteers.imports;

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
import java.util.stream.Collectors;
import throughline.platform.core.permission.Places;
import throughline.platform.files.sent.SentFiles.Line;
import throughline.platform.files.sent.SentFiles.SentFile;
import throughline.platform.files.table.Column;
import throughline.platform.files.table.TableWriter;
import throughline.platform.web.download.Download;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.heavy.HeavyAnswer;
import throughline.platform.web.input.Form;
import throughline.platform.web.layout.CurrentPerson;
import throughline.platform.web.limits.UploadedFile;
import throughline.volunteers.Roles;

/** A spreadsheet of volunteers: send it, see what is wrong, take over what is right. */
@Path("/imports")
@RolesAllowed(Roles.COORDINATOR)
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class ImportPages {
  private final CheckFile checkFile;
  private final TakeFile takeFile;
  private final ImportedFiles files;
  private final FormPost formPost;
  private final CurrentPerson person;

  ImportPages(
      CheckFile checkFile,
      TakeFile takeFile,
      ImportedFiles files,
      FormPost formPost,
      CurrentPerson person) {
    this.checkFile = checkFile;
    this.takeFile = takeFile;
    this.files = files;
    this.formPost = formPost;
    this.person = person;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance upload(Form form, List<Column> columns);

    static native TemplateInstance file(Form form, SentFile file, List<Line> namesakes);
  }

  @GET
  @Path("new")
  public TemplateInstance form() {
    return uploadPage(formPost.opened());
  }

  @POST
  @Path("new")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response upload(Form form) {
    var places = places();
    return formPost
        .withFile(form, "send-volunteers", () -> List.of(sent(form).name(), sent(form).size()))
        .orAgain(this::uploadPage)
        .sentBefore("file", "You sent this form before, with another file. Choose this one again")
        .then(
            () ->
                "/imports/"
                    + checkFile.check(sent(form).path(), sent(form).name(), person.who(), places));
  }

  @GET
  @Path("{id}")
  public TemplateInstance file(@PathParam("id") UUID id) {
    return Templates.file(
        Form.blank(),
        files.own(id, person.subject()),
        files.open(id).stream().filter(Line::asks).toList());
  }

  @POST
  @Path("{id}")
  public Response take(@PathParam("id") UUID id, Form form) {
    var others =
        form.ticked("other").stream()
            .filter(number -> number.matches("\\d{1,6}"))
            .map(Integer::valueOf)
            .collect(Collectors.toSet());
    return formPost
        .button(form, "take-volunteers " + id, form.ticked("other"))
        .then(() -> takeFile.take(id, others, person.who(), places()), "/imports/" + id);
  }

  @GET
  @Path("{id}/wrong.xlsx")
  @HeavyAnswer
  public Response wrong(@PathParam("id") UUID id) {
    files.own(id, person.subject());
    return Download.of(
        "volunteers-to-put-right.xlsx",
        TableWriter.Kind.XLSX.mediaType(),
        out -> files.writeWrong(id, out));
  }

  private static UploadedFile sent(Form form) {
    return form.file("file", "Choose the file");
  }

  private TemplateInstance uploadPage(Form form) {
    places();
    return Templates.upload(form, ImportedRow.COLUMNS);
  }

  private Places places() {
    return person.placesOf(Roles.COORDINATOR).required();
  }
}
