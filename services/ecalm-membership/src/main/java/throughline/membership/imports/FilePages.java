package throughline.membership.imports;

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
import throughline.membership.imports.ShowFile.FileView;
import throughline.membership.imports.WriteRows.Part;
import throughline.membership.reference.office.OfficeChoice;
import throughline.membership.shared.Roles;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.core.permission.Places;
import throughline.platform.files.table.TableWriter.Kind;
import throughline.platform.jobs.work.WorkState;
import throughline.platform.web.download.Download;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.heavy.HeavyAnswer;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.Option;
import throughline.platform.web.layout.CurrentPerson;
import throughline.platform.web.limits.UploadedFile;

/** Registrars' spreadsheets: send one, see what its rows come to, take those that are right. */
@Path("/files")
@RolesAllowed(Roles.REGISTRAR)
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
class FilePages {

  /** Where every column of a row is wrong, more would make the page too heavy for a phone. */
  private static final int MOST_OF_A_PAGE = 25;

  @CheckedTemplate
  static class Templates {

    static native TemplateInstance files(Slice<ImportFile> files);

    static native TemplateInstance upload(Form form, List<Option> offices);

    static native TemplateInstance file(FileView view, boolean sentBefore, Form form);

    static native TemplateInstance discard(FileView view, Form form);
  }

  private final UploadFile uploadFile;
  private final ShowFile showFile;
  private final CheckFile checkFile;
  private final EnrolFile enrolFile;
  private final DecideFile decide;
  private final WriteRows writeRows;
  private final OfficeChoice offices;
  private final FormPost formPost;
  private final CurrentPerson person;

  FilePages(
      UploadFile uploadFile,
      ShowFile showFile,
      CheckFile checkFile,
      EnrolFile enrolFile,
      DecideFile decide,
      WriteRows writeRows,
      OfficeChoice offices,
      FormPost formPost,
      CurrentPerson person) {
    this.uploadFile = uploadFile;
    this.showFile = showFile;
    this.checkFile = checkFile;
    this.enrolFile = enrolFile;
    this.decide = decide;
    this.writeRows = writeRows;
    this.offices = offices;
    this.formPost = formPost;
    this.person = person;
  }

  @GET
  public TemplateInstance files(
      @QueryParam("after") String after, @QueryParam("before") String before) {
    return Templates.files(showFile.newest(places(), PageRequest.linked(after, before)));
  }

  @GET
  @Path("new")
  public TemplateInstance form() {
    return page(formPost.opened());
  }

  @POST
  @Path("new")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response upload(Form form) {
    var places = places();
    return formPost
        .withFile(
            form,
            "send-births",
            () -> List.of(sentFile(form).name(), sentFile(form).size(), form.value("office")))
        .orAgain(this::page)
        .sentBefore("file", "You sent this form before, with another file. Choose this one again")
        .then(
            () -> {
              var file = sentFile(form);
              var sent =
                  uploadFile.upload(
                      file.path(), file.name(), form.text("office"), person.subject(), places);
              return "/files/" + sent.id() + (sent.sentBefore() ? "?sent=before" : "");
            });
  }

  private static UploadedFile sentFile(Form form) {
    return form.file("file", "Choose the file with the births");
  }

  @GET
  @Path("{id}")
  public Response file(
      @PathParam("id") UUID id,
      @QueryParam("sent") String sent,
      @QueryParam("list") String kind,
      @QueryParam("after") String after,
      @QueryParam("before") String before) {
    var page = PageRequest.linked(after, before).atMost(MOST_OF_A_PAGE);
    var view = showFile.show(id, kind, page, person.subject(), places());
    return WorkState.page(Templates.file(view, "before".equals(sent), Form.blank()), view.work());
  }

  @POST
  @Path("{id}")
  public Response enrol(@PathParam("id") UUID id, Form form) {
    var row = form.value("anotherChild");
    if (row.matches("[0-9]{1,9}")) {
      checkFile.sayAnotherChild(id, Integer.parseInt(row), person.subject(), places());
      return see(id + "?list=REVIEW#list");
    }
    enrolFile.start(id, person.subject(), places());
    return see(id.toString());
  }

  @GET
  @Path("{id}/discard")
  public TemplateInstance discardForm(@PathParam("id") UUID id) {
    return Templates.discard(showFile.numbers(id, places()), formPost.opened());
  }

  @POST
  @Path("{id}/discard")
  public Response discard(@PathParam("id") UUID id, Form form) {
    decide.discard(id, person.subject(), places());
    return see(id.toString());
  }

  private static Response see(String file) {
    return Response.seeOther(URI.create("/files/" + file)).build();
  }

  @GET
  @Path("{id}/left/csv")
  @HeavyAnswer
  public Response leftAsCsv(@PathParam("id") UUID id) {
    return rows(id, Kind.CSV, Part.LEFT);
  }

  @GET
  @Path("{id}/left/xlsx")
  @HeavyAnswer
  public Response leftAsXlsx(@PathParam("id") UUID id) {
    return rows(id, Kind.XLSX, Part.LEFT);
  }

  @GET
  @Path("{id}/cards/xlsx")
  @HeavyAnswer
  public Response cards(@PathParam("id") UUID id) {
    return rows(id, Kind.XLSX, Part.CARDS);
  }

  private Response rows(UUID id, Kind kind, Part part) {
    var file = writeRows.take(id, person.subject(), places());
    return Download.of(
        "%s%s".formatted(part.fileName(), kind.ending()),
        kind.mediaType(),
        out -> writeRows.write(out, kind, file, part));
  }

  private TemplateInstance page(Form form) {
    return Templates.upload(form, offices.of(places()));
  }

  private Places places() {
    return person.placesOf(Roles.REGISTRAR).required();
  }
}
