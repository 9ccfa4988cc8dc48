package throughline.tracker.entry.evidence;

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
import java.util.Optional;
import java.util.UUID;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.web.download.Download;
import throughline.platform.web.heavy.HeavyAnswer;
import throughline.platform.web.input.Form;
import throughline.platform.web.limits.UploadedFile;
import throughline.tracker.entry.EntryForms;
import throughline.tracker.entry.ReportingRight;
import throughline.tracker.shared.Roles;

/** The forms that add and remove a file, and the file as a download. */
@Path("/evidence")
@RolesAllowed(Roles.STRATEGY_LEAD)
@Produces(MediaType.TEXT_HTML)
class EvidencePages {

  private final EvidenceSubject.Finder subjects;
  private final EvidenceFiles files;
  private final KeepEvidence keepEvidence;
  private final ReportingRight right;
  private final EntryForms forms;

  EvidencePages(
      EvidenceSubject.Finder subjects,
      EvidenceFiles files,
      KeepEvidence keepEvidence,
      ReportingRight right,
      EntryForms forms) {
    this.subjects = subjects;
    this.files = files;
    this.keepEvidence = keepEvidence;
    this.right = right;
    this.forms = forms;
  }

  @CheckedTemplate
  static class Templates {

    static native TemplateInstance add(EvidenceSubject subject, Form form);

    static native TemplateInstance remove(EvidenceSubject subject, Evidence evidence, Form form);
  }

  @GET
  @Path("new")
  @RolesAllowed({Roles.VIEWER, Roles.STRATEGY_LEAD})
  public TemplateInstance form(@QueryParam("of") String of) {
    var form = forms.open();
    return Templates.add(mine(Optional.ofNullable(of).orElse(form.value("of"))), form);
  }

  @POST
  @Path("new")
  @RolesAllowed({Roles.VIEWER, Roles.STRATEGY_LEAD})
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response add(Form form) {
    var subject = mine(form.value("of"));
    return forms
        .withFile(
            form,
            "add-evidence " + subject.text(),
            () -> List.of(sentFile(form).name(), sentFile(form).size()))
        .orAgain(refused -> Templates.add(subject, refused))
        .refusedAt("file")
        .then(
            () ->
                keepEvidence.add(
                    subject.text(), sentFile(form).path(), sentFile(form).name(), forms.who()));
  }

  private static UploadedFile sentFile(Form form) {
    return form.file("file", "Choose the file");
  }

  /** Never shown by the browser itself, whatever it holds. */
  @GET
  @Path("{id}")
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  @RolesAllowed({Roles.STRATEGY_LEAD, Roles.ADMINISTRATOR})
  @HeavyAnswer
  public Response download(@PathParam("id") UUID id) {
    var evidence = required(id);
    var content = files.content(id).orElseThrow(EvidencePages::none);
    // Written piece by piece, so that it is done when it has been read, and not when it is
    // buffered.
    return Download.of(evidence.name(), content.mediaType(), out -> out.write(content.content()));
  }

  @GET
  @Path("{id}/remove")
  public TemplateInstance removeForm(@PathParam("id") UUID id) {
    var evidence = required(id);
    return Templates.remove(subject(evidence.subject()), evidence, forms.open());
  }

  @POST
  @Path("{id}/remove")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response remove(@PathParam("id") UUID id, Form form) {
    var evidence = required(id);
    var subject = subject(evidence.subject());
    return forms
        .sent(form, "remove-evidence " + id, form.value("reason"))
        .orAgain(refused -> Templates.remove(subject, evidence, refused))
        .refusedAt("reason")
        .then(() -> keepEvidence.remove(id, form.text("reason"), forms.who()), subject.path());
  }

  private EvidenceSubject mine(String text) {
    var subject = subject(text);
    subject.require(right);
    return subject;
  }

  private EvidenceSubject subject(String text) {
    return subjects.find(text);
  }

  private Evidence required(UUID id) {
    return files.find(id).orElseThrow(EvidencePages::none);
  }

  private static NotFound none() {
    return new NotFound("file with this address");
  }
}
