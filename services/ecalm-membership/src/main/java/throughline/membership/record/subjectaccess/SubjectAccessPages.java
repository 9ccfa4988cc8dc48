package throughline.membership.record.subjectaccess;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.List;
import java.util.UUID;
import throughline.membership.record.Desk;
import throughline.membership.record.subjectaccess.ExportRecord.ExportRequest;
import throughline.membership.shared.Roles;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.files.pdf.Pdf;
import throughline.platform.web.form.OpenForm;
import throughline.platform.web.heavy.HeavyAnswer;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.Option;
import throughline.platform.web.layout.CurrentPerson;

/** Everything that is held of a child, as a file for somebody who asked for it. */
@Path("/enrolments/{id}/export")
@RolesAllowed({Roles.REGISTRAR, Roles.LIBRARY_STAFF})
class SubjectAccessPages {

  private static final String FILE = "attachment; filename=\"what-the-library-holds.%s\"";

  @CheckedTemplate
  static class Templates {

    static native TemplateInstance export(
        UUID id,
        Form form,
        ExportRecord.Readers readers,
        List<Option> barredReasons,
        List<Option> reasons);

    static native TemplateInstance disclosure(Disclosure held);
  }

  private final ExportRecord exportRecord;
  private final OpenForm openForm;
  private final CurrentPerson person;
  private final ObjectMapper json;

  SubjectAccessPages(
      ExportRecord exportRecord, OpenForm openForm, CurrentPerson person, ObjectMapper json) {
    this.exportRecord = exportRecord;
    this.openForm = openForm;
    this.person = person;
    this.json = json;
  }

  @GET
  @Produces(MediaType.TEXT_HTML)
  public TemplateInstance form(@PathParam("id") UUID id) {
    return page(id, openForm.orBlank());
  }

  /** The file itself is the answer, so that it is kept nowhere. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces({MediaType.TEXT_HTML, "application/pdf", MediaType.APPLICATION_JSON})
  @HeavyAnswer
  public Response export(@PathParam("id") UUID id, Form form) {
    try {
      var typed = ExportRequest.of(form);
      var held = exportRecord.export(id, typed, Desk.of(person));
      return "JSON".equals(typed.format())
          ? file(json(held), MediaType.APPLICATION_JSON, "json")
          : file(Pdf.of(Templates.disclosure(held).render()), "application/pdf", "pdf");
    } catch (InvalidInput wrong) {
      return Response.status(400)
          .entity(page(id, form.with(wrong.errors())))
          .type(MediaType.TEXT_HTML)
          .build();
    }
  }

  private TemplateInstance page(UUID id, Form form) {
    return Templates.export(
        id,
        form,
        exportRecord.readers(id, Desk.of(person)),
        ExportRecord.BARRED_REASONS.options(),
        ExportRecord.REASONS.options());
  }

  private static Response file(byte[] content, String type, String ending) {
    return Response.ok(content, type)
        .header(HttpHeaders.CONTENT_DISPOSITION, FILE.formatted(ending))
        .build();
  }

  private byte[] json(Disclosure held) {
    try {
      return json.writerWithDefaultPrettyPrinter().writeValueAsBytes(held);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
