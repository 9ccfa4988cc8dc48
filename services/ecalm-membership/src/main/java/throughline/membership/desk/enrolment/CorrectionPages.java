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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import throughline.membership.card.VoidReason;
import throughline.membership.desk.enrolment.NameChild.NameRequest;
import throughline.membership.record.Desk;
import throughline.membership.record.ListedEnrolment;
import throughline.membership.record.ReasonNeeded;
import throughline.membership.shared.Roles;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.Option;
import throughline.platform.web.layout.CurrentPerson;

/**
 * What a registrar puts right while the family is still there; and on any day another card, and the
 * names of children who were enrolled before they had one.
 */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@RolesAllowed(Roles.REGISTRAR)
class CorrectionPages {
  @CheckedTemplate
  static class Templates {
    static native TemplateInstance card(UUID id, Form form, int digits);

    static native TemplateInstance library(UUID id, Form form, List<Option> libraries);

    static native TemplateInstance undo(UUID id, Form form, List<Option> reasons);

    static native TemplateInstance replacement(UUID id, Form form, List<Option> reasons);

    static native TemplateInstance unnamed(Slice<ListedEnrolment> children);

    static native TemplateInstance name(UUID id, Form form);
  }

  private static final String NOW = "now";
  private final CorrectEnrolment correctEnrolment;
  private final NameChild nameChild;
  private final ListEnrolments listEnrolments;
  private final EnrolmentFormOptions options;
  private final FormPost formPost;
  private final CurrentPerson person;

  CorrectionPages(
      CorrectEnrolment correctEnrolment,
      NameChild nameChild,
      ListEnrolments listEnrolments,
      EnrolmentFormOptions options,
      FormPost formPost,
      CurrentPerson person) {
    this.correctEnrolment = correctEnrolment;
    this.nameChild = nameChild;
    this.listEnrolments = listEnrolments;
    this.options = options;
    this.formPost = formPost;
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
        again ->
            Templates.card(
                id, current(again, () -> correctEnrolment.start(id, desk)), options.cardLength()),
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
        again ->
            Templates.library(
                id, current(again, () -> correctEnrolment.start(id, desk)), options.libraries()),
        "library",
        typed -> correctEnrolment.changeHomeLibrary(id, typed, desk));
  }

  @GET
  @Path("enrolments/{id}/undo")
  public TemplateInstance undo(@PathParam("id") UUID id) {
    return Templates.undo(id, start(id), CorrectEnrolment.TO_UNDO.options());
  }

  @POST
  @Path("enrolments/{id}/undo")
  public Response undoEnrolment(@PathParam("id") UUID id, Form form) {
    var desk = desk();
    return corrected(
        id,
        form,
        "undo-enrolment",
        again ->
            Templates.undo(
                id,
                current(again, () -> correctEnrolment.start(id, desk)),
                CorrectEnrolment.TO_UNDO.options()),
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

  /** A form that was refused, to be sent again about what is there now: if they may look at it. */
  private static Form current(Form form, Supplier<Map<String, String>> start) {
    var now = form.error(NOW).isEmpty() ? null : ReasonNeeded.orNull(start);
    return now == null
        ? form
        : form.having(Map.of("version", now.get("version"))).with(form.errors());
  }

  private Form start(UUID id) {
    return formPost.openedOrStartingWith(correctEnrolment.start(id, desk()));
  }

  @GET
  @Path("enrolments/{id}/replacement")
  @RolesAllowed({Roles.REGISTRAR, Roles.LIBRARY_STAFF})
  public TemplateInstance replacement(@PathParam("id") UUID id) {
    return replacementPage(
        id, formPost.openedOrStartingWith(correctEnrolment.startReplacement(id, desk())));
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
        again ->
            replacementPage(id, current(again, () -> correctEnrolment.startReplacement(id, desk))),
        "card",
        typed -> correctEnrolment.replaceCard(id, typed, desk));
  }

  private static TemplateInstance replacementPage(UUID id, Form form) {
    var reasons = List.of(VoidReason.LOST, VoidReason.STOLEN, VoidReason.DAMAGED);
    return Templates.replacement(id, form, Option.each(reasons, VoidReason::inWords));
  }

  @GET
  @RolesAllowed({Roles.REGISTRAR, Roles.LIBRARY_STAFF})
  @Path("unnamed")
  public TemplateInstance unnamed(
      @QueryParam("after") String after, @QueryParam("before") String before) {
    return Templates.unnamed(listEnrolments.unnamed(desk(), PageRequest.linked(after, before)));
  }

  @GET
  @RolesAllowed({Roles.REGISTRAR, Roles.LIBRARY_STAFF})
  @Path("enrolments/{id}/name")
  public TemplateInstance name(@PathParam("id") UUID id) {
    return Templates.name(id, formPost.openedOrStartingWith(nameChild.start(id, desk())));
  }

  @POST
  @RolesAllowed({Roles.REGISTRAR, Roles.LIBRARY_STAFF})
  @Path("enrolments/{id}/name")
  public Response giveName(@PathParam("id") UUID id, Form form) {
    var typed = NameRequest.of(form);
    var desk = desk();
    return formPost
        .of(form, "name-child " + id, typed)
        .orAgain(again -> Templates.name(id, again))
        .refusedAt(NOW)
        .then(() -> nameChild.name(id, typed, desk), "/enrolments/" + id + "?saved=name");
  }

  private Desk desk() {
    return Desk.of(person);
  }
}
