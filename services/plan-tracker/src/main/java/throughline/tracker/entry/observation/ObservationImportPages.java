package throughline.tracker.entry.observation;

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
import java.util.List;
import java.util.UUID;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.web.input.Form;
import throughline.platform.web.limits.UploadedFile;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.entry.EntryForms;
import throughline.tracker.entry.ImportFiles;
import throughline.tracker.shared.Roles;

/** The form that takes a file of past figures, and what the file comes to before it is taken. */
@Path("/observations")
@RolesAllowed(Roles.STRATEGY_LEAD)
@Produces(MediaType.TEXT_HTML)
class ObservationImportPages {

  private final EnterObservation observations;
  private final ImportObservations importObservations;
  private final EntryForms forms;

  ObservationImportPages(
      EnterObservation observations, ImportObservations importObservations, EntryForms forms) {
    this.observations = observations;
    this.importObservations = importObservations;
    this.forms = forms;
  }

  @CheckedTemplate
  static class Templates {

    static native TemplateInstance file(List<Measure> measures, Form form);

    static native TemplateInstance preview(
        UUID id,
        ImportObservations.ImportedFigures figures,
        Slice<ImportObservations.ImportedFigures.Line> lines,
        Form form);

    static native TemplateInstance taken(int entered, boolean waiting);
  }

  @GET
  @Path("file")
  public TemplateInstance fileForm() {
    return page(forms.open());
  }

  @POST
  @Path("file")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response file(Form form) {
    var about = ImportFiles.About.of(form.value("source").strip(), form.value("reason").strip());
    return forms
        .withFile(
            form,
            "send-observations",
            () -> List.of(sentFile(form).name(), sentFile(form).size(), about))
        .orAgain(this::page)
        .refusedAt("file")
        .then(
            () ->
                "/observations/imports/"
                    + importObservations.keep(
                        sentFile(form).path(), sentFile(form).name(), about, forms.who()));
  }

  private static UploadedFile sentFile(Form form) {
    return form.file("file", "Choose the file with the figures");
  }

  @GET
  @Path("imports/{id}")
  public TemplateInstance preview(
      @PathParam("id") UUID id,
      @QueryParam("after") String after,
      @QueryParam("before") String before) {
    return preview(id, PageRequest.linked(after, before), Form.blank());
  }

  @POST
  @Path("imports/{id}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response take(@PathParam("id") UUID id, Form form) {
    var waiting = importObservations.preview(id, forms.who()).isWaiting();
    return forms
        .sent(form, "take-observations " + id, form.value("digest"))
        .orAgain(refused -> preview(id, PageRequest.linked(null), refused))
        .refusedAt("take")
        .then(
            () ->
                "/observations/taken?entered=%d&waiting=%b"
                    .formatted(
                        importObservations.take(id, form.value("digest"), forms.who()), waiting));
  }

  @GET
  @Path("taken")
  public TemplateInstance taken(
      @QueryParam("entered") String entered, @QueryParam("waiting") String waiting) {
    return Templates.taken(number(entered), "true".equals(waiting));
  }

  private static int number(String text) {
    return text != null && text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
  }

  private TemplateInstance preview(UUID id, PageRequest page, Form form) {
    var figures = importObservations.preview(id, forms.who());
    var lines = Slice.part(figures.lines(), line -> new UUID(0, line.row()), page);
    return Templates.preview(id, figures, lines, form);
  }

  private TemplateInstance page(Form form) {
    return Templates.file(observations.reportedByHand(), form);
  }
}
