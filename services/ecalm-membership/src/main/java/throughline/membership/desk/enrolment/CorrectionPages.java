package throughline.membership.desk.enrolment;

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
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import throughline.membership.record.Desk;
import throughline.membership.shared.Roles;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.form.OpenForm;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.Option;
import throughline.platform.web.layout.CurrentPerson;

/** What a registrar puts right while the family is still there. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.REGISTRAR)
class CorrectionPages {
  @CheckedTemplate
  static class Templates {
    private Templates() {}

    static native TemplateInstance card(UUID id, Form form, int digits);

    static native TemplateInstance library(UUID id, Form form, List<Option> libraries);

    static native TemplateInstance undo(UUID id, Form form, List<Option> reasons);
  }

  private static final String NOW = "now";
  private final ShowCorrection showCorrection;
  private final ChangeCard changeCard;
  private final ChangeHomeLibrary changeHomeLibrary;
  private final UndoEnrolment undoEnrolment;
  private final EnrolmentFormOptions options;
  private final FormPost formPost;
  private final OpenForm openForm;
  private final CurrentPerson person;

  CorrectionPages(
      ShowCorrection showCorrection,
      ChangeCard changeCard,
      ChangeHomeLibrary changeHomeLibrary,
      UndoEnrolment undoEnrolment,
      EnrolmentFormOptions options,
      FormPost formPost,
      OpenForm openForm,
      CurrentPerson person) {
    this.showCorrection = showCorrection;
    this.changeCard = changeCard;
    this.changeHomeLibrary = changeHomeLibrary;
    this.undoEnrolment = undoEnrolment;
    this.options = options;
    this.formPost = formPost;
    this.openForm = openForm;
    this.person = person;
  }

  @GET
  @Path("enrolments/{id}/card")
  @Operation(hidden = true)
  public TemplateInstance card(@PathParam("id") UUID id) {
    return Templates.card(id, start(id), options.cardLength());
  }

  @POST
  @Path("enrolments/{id}/card")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response changeCard(@PathParam("id") UUID id, Form form) {
    var typed = CorrectionRequest.of(form);
    var desk = desk();
    return formPost
        .of(form, "change-card " + id, typed)
        .orAgain(again -> Templates.card(id, current(id, again), options.cardLength()))
        .refusedAt(NOW)
        .then(
            () -> {
              changeCard.change(id, typed, desk);
              return "/enrolments/" + id + "?saved=card";
            });
  }

  @GET
  @Path("enrolments/{id}/library")
  @Operation(hidden = true)
  public TemplateInstance library(@PathParam("id") UUID id) {
    return Templates.library(id, start(id), options.libraries());
  }

  @POST
  @Path("enrolments/{id}/library")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response changeLibrary(@PathParam("id") UUID id, Form form) {
    var typed = CorrectionRequest.of(form);
    var desk = desk();
    return formPost
        .of(form, "change-home-library " + id, typed)
        .orAgain(again -> Templates.library(id, current(id, again), options.libraries()))
        .refusedAt(NOW)
        .then(
            () -> {
              changeHomeLibrary.change(id, typed, desk);
              return "/enrolments/" + id + "?saved=library";
            });
  }

  @GET
  @Path("enrolments/{id}/undo")
  @Operation(hidden = true)
  public TemplateInstance undo(@PathParam("id") UUID id) {
    return Templates.undo(id, start(id), UndoReason.options());
  }

  @POST
  @Path("enrolments/{id}/undo")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response undoEnrolment(@PathParam("id") UUID id, Form form) {
    var typed = CorrectionRequest.of(form);
    var desk = desk();
    return formPost
        .of(form, "undo-enrolment " + id, typed)
        .orAgain(again -> Templates.undo(id, current(id, again), UndoReason.options()))
        .refusedAt(NOW)
        .then(
            () -> {
              undoEnrolment.undo(id, typed, desk);
              return "/enrolments/" + id + "?saved=undone";
            });
  }

  /** A form that was refused, to be sent again about what is there now. */
  private Form current(UUID id, Form form) {
    return form.error(NOW).isEmpty()
        ? form
        : form.having(Map.of("version", showCorrection.start(id, desk()).get("version")))
            .with(form.errors());
  }

  private Form start(UUID id) {
    return openForm.orStartingWith(showCorrection.start(id, desk()));
  }

  private Desk desk() {
    return Desk.of(person);
  }
}
