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
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import throughline.membership.card.VoidReason;
import throughline.membership.record.Desk;
import throughline.membership.record.ReasonNeeded;
import throughline.membership.shared.Roles;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.form.OpenForm;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.Option;
import throughline.platform.web.layout.CurrentPerson;

/** What a registrar puts right while the family is still there, and another card on any day. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@RolesAllowed(Roles.REGISTRAR)
class CorrectionPages {
  @CheckedTemplate
  static class Templates {
    private Templates() {}

    static native TemplateInstance card(UUID id, Form form, int digits);

    static native TemplateInstance library(UUID id, Form form, List<Option> libraries);

    static native TemplateInstance undo(UUID id, Form form, List<Option> reasons);

    static native TemplateInstance replacement(UUID id, Form form, List<Option> reasons);
  }

  private static final String NOW = "now";
  private final CorrectEnrolment correctEnrolment;
  private final ReplaceCard replaceCard;
  private final EnrolmentFormOptions options;
  private final FormPost formPost;
  private final OpenForm openForm;
  private final CurrentPerson person;

  CorrectionPages(
      CorrectEnrolment correctEnrolment,
      ReplaceCard replaceCard,
      EnrolmentFormOptions options,
      FormPost formPost,
      OpenForm openForm,
      CurrentPerson person) {
    this.correctEnrolment = correctEnrolment;
    this.replaceCard = replaceCard;
    this.options = options;
    this.formPost = formPost;
    this.openForm = openForm;
    this.person = person;
  }

  @GET
  @Path("enrolments/{id}/card")
  public TemplateInstance card(@PathParam("id") UUID id) {
    return Templates.card(id, start(id), options.cardLength());
  }

  @POST
  @Path("enrolments/{id}/card")
  public Response changeCard(@PathParam("id") UUID id, Form form) {
    var desk = desk();
    return corrected(
        id,
        form,
        "change-card",
        again -> Templates.card(id, current(id, again), options.cardLength()),
        "card",
        typed -> correctEnrolment.changeCard(id, typed, desk));
  }

  @GET
  @Path("enrolments/{id}/library")
  public TemplateInstance library(@PathParam("id") UUID id) {
    return Templates.library(id, start(id), options.libraries());
  }

  @POST
  @Path("enrolments/{id}/library")
  public Response changeLibrary(@PathParam("id") UUID id, Form form) {
    var desk = desk();
    return corrected(
        id,
        form,
        "change-home-library",
        again -> Templates.library(id, current(id, again), options.libraries()),
        "library",
        typed -> correctEnrolment.changeHomeLibrary(id, typed, desk));
  }

  @GET
  @Path("enrolments/{id}/undo")
  public TemplateInstance undo(@PathParam("id") UUID id) {
    return Templates.undo(id, start(id), CorrectEnrolment.UndoReason.options());
  }

  @POST
  @Path("enrolments/{id}/undo")
  public Response undoEnrolment(@PathParam("id") UUID id, Form form) {
    var desk = desk();
    return corrected(
        id,
        form,
        "undo-enrolment",
        again -> Templates.undo(id, current(id, again), CorrectEnrolment.UndoReason.options()),
        "undone",
        typed -> correctEnrolment.undo(id, typed, desk));
  }

  private Response corrected(
      UUID id,
      Form form,
      String operation,
      Function<Form, TemplateInstance> page,
      String saved,
      Consumer<CorrectEnrolment.Request> correction) {
    var typed = CorrectEnrolment.Request.of(form);
    return formPost
        .of(form, operation + " " + id, typed)
        .orAgain(page)
        .refusedAt(NOW)
        .then(() -> correction.accept(typed), "/enrolments/" + id + "?saved=" + saved);
  }

  /** A form that was refused, to be sent again about what is there now. */
  private Form current(UUID id, Form form) {
    return form.error(NOW).isEmpty()
        ? form
        : form.having(Map.of("version", correctEnrolment.start(id, desk()).get("version")))
            .with(form.errors());
  }

  private Form start(UUID id) {
    return openForm.orStartingWith(correctEnrolment.start(id, desk()));
  }

  @GET
  @Path("enrolments/{id}/replacement")
  @RolesAllowed({Roles.REGISTRAR, Roles.LIBRARY_STAFF})
  public TemplateInstance replacement(@PathParam("id") UUID id) {
    return replacementPage(id, openForm.orStartingWith(replaceCard.start(id, desk())));
  }

  @POST
  @Path("enrolments/{id}/replacement")
  @RolesAllowed({Roles.REGISTRAR, Roles.LIBRARY_STAFF})
  public Response replace(@PathParam("id") UUID id, Form form) {
    var desk = desk();
    return corrected(
        id,
        form,
        "replace-card",
        again -> replacementPage(id, currentReplacement(id, again)),
        "card",
        typed -> replaceCard.replace(id, typed, desk));
  }

  /** A form that was refused, to be sent again about what is there now: if they may look at it. */
  private Form currentReplacement(UUID id, Form form) {
    try {
      return form.error(NOW).isEmpty()
          ? form
          : form.having(replaceCard.start(id, desk())).with(form.errors());
    } catch (ReasonNeeded toLook) {
      return form;
    }
  }

  private static TemplateInstance replacementPage(UUID id, Form form) {
    var reasons =
        Stream.of(VoidReason.LOST, VoidReason.STOLEN, VoidReason.DAMAGED)
            .map(reason -> Option.of(reason.name(), reason.inWords()))
            .toList();
    return Templates.replacement(id, form, reasons);
  }

  private Desk desk() {
    return Desk.of(person);
  }
}
