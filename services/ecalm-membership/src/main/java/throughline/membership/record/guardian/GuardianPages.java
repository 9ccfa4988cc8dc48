package throughline.membership.record.guardian;

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
import java.util.Map;
import java.util.UUID;
import throughline.membership.desk.enrolment.EnrolmentFormOptions;
import throughline.membership.record.Desk;
import throughline.membership.record.ReasonNeeded;
import throughline.membership.record.guardian.ChangeGuardians.Answer;
import throughline.membership.record.guardian.ChangeGuardians.GuardianChange;
import throughline.membership.record.guardian.ChangeGuardians.GuardianChangeRequest;
import throughline.membership.record.guardian.GuardianRecords.All;
import throughline.membership.record.guardian.GuardianRecords.Seen;
import throughline.membership.shared.Roles;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.Option;
import throughline.platform.web.layout.CurrentPerson;

/** Who answers for a child, what each may, and their link to what is held. */
@Path("/enrolments/{id}/guardians")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@RolesAllowed({Roles.REGISTRAR, Roles.LIBRARY_STAFF})
class GuardianPages {

  @CheckedTemplate
  static class Templates {

    static native TemplateInstance guardians(
        UUID id, All all, Form form, boolean sent, boolean saved);

    static native TemplateInstance add(
        UUID id,
        All now,
        Form form,
        List<Option> relationships,
        List<Option> answers,
        List<Option> reasons);

    static native TemplateInstance change(
        UUID id,
        UUID guardian,
        GuardianChange change,
        Seen now,
        Form form,
        List<Option> relationships,
        List<Option> answers,
        List<Option> reasons);
  }

  private static final String NOW = "now";

  private final GuardianRecords records;
  private final ChangeGuardians changeGuardians;
  private final SendLink sendLink;
  private final FormPost formPost;
  private final CurrentPerson person;

  GuardianPages(
      GuardianRecords records,
      ChangeGuardians changeGuardians,
      SendLink sendLink,
      FormPost formPost,
      CurrentPerson person) {
    this.records = records;
    this.changeGuardians = changeGuardians;
    this.sendLink = sendLink;
    this.formPost = formPost;
    this.person = person;
  }

  @GET
  public TemplateInstance list(
      @PathParam("id") UUID id,
      @QueryParam("sent") String sent,
      @QueryParam("saved") String saved) {
    return listPage(id, Form.blank(), sent != null, saved != null);
  }

  @GET
  @Path("new")
  public TemplateInstance addForm(@PathParam("id") UUID id) {
    var version = Long.toString(records.shown(id, Desk.of(person)).version());
    return addPage(id, formPost.openedOrStartingWith(Map.of("version", version)));
  }

  @POST
  @Path("new")
  public Response add(@PathParam("id") UUID id, Form form) {
    var typed = GuardianChangeRequest.of(form);
    var desk = Desk.of(person);
    return formPost
        .of(form, "add-guardian " + id, typed)
        .orAgain(again -> addPage(id, again))
        .refusedAt(NOW)
        .then(() -> changeGuardians.add(id, typed, desk), list(id) + "?saved=true");
  }

  @GET
  @Path("{guardian}")
  public TemplateInstance form(@PathParam("id") UUID id, @PathParam("guardian") UUID guardian) {
    return start(id, guardian, GuardianChange.RIGHTS);
  }

  @POST
  @Path("{guardian}")
  public Response setRights(
      @PathParam("id") UUID id, @PathParam("guardian") UUID guardian, Form form) {
    return change(id, guardian, GuardianChange.RIGHTS, form);
  }

  @GET
  @Path("{guardian}/contact")
  public TemplateInstance contactForm(
      @PathParam("id") UUID id, @PathParam("guardian") UUID guardian) {
    return start(id, guardian, GuardianChange.CONTACT);
  }

  @POST
  @Path("{guardian}/contact")
  public Response changeContact(
      @PathParam("id") UUID id, @PathParam("guardian") UUID guardian, Form form) {
    return change(id, guardian, GuardianChange.CONTACT, form);
  }

  @GET
  @Path("{guardian}/details")
  public TemplateInstance detailsForm(
      @PathParam("id") UUID id, @PathParam("guardian") UUID guardian) {
    return start(id, guardian, GuardianChange.DETAILS);
  }

  @POST
  @Path("{guardian}/details")
  public Response putRight(
      @PathParam("id") UUID id, @PathParam("guardian") UUID guardian, Form form) {
    return change(id, guardian, GuardianChange.DETAILS, form);
  }

  @GET
  @Path("{guardian}/end")
  public TemplateInstance endForm(@PathParam("id") UUID id, @PathParam("guardian") UUID guardian) {
    return start(id, guardian, GuardianChange.END);
  }

  @POST
  @Path("{guardian}/end")
  public Response end(@PathParam("id") UUID id, @PathParam("guardian") UUID guardian, Form form) {
    return change(id, guardian, GuardianChange.END, form);
  }

  /** Where somebody comes back to after signing in; sending takes the button, a post. */
  @GET
  @Path("{guardian}/link")
  public Response signedIn(@PathParam("id") UUID id) {
    return Response.seeOther(URI.create(list(id))).build();
  }

  @POST
  @Path("{guardian}/link")
  public Response sendLink(
      @PathParam("id") UUID id, @PathParam("guardian") UUID guardian, Form form) {
    var desk = Desk.of(person);
    return formPost
        .of(form, "send-family-link " + guardian, null)
        .orAgain(again -> listPage(id, again, false, false))
        .refusedAt(NOW)
        .then(() -> sendLink.send(id, guardian, desk), list(id) + "?sent=true");
  }

  private static String list(UUID id) {
    return "/enrolments/" + id + "/guardians";
  }

  private TemplateInstance listPage(UUID id, Form form, boolean sent, boolean saved) {
    return Templates.guardians(id, records.shown(id, Desk.of(person)), form, sent, saved);
  }

  private TemplateInstance addPage(UUID id, Form form) {
    var now =
        form.error(NOW).isEmpty()
            ? null
            : ReasonNeeded.orNull(() -> records.shown(id, Desk.of(person)));
    return Templates.add(
        id,
        now,
        form,
        EnrolmentFormOptions.relationships(),
        Answer.options(),
        ChangeGuardians.TO_ADD.options());
  }

  private TemplateInstance start(UUID id, UUID guardian, GuardianChange change) {
    var start = records.shown(id, guardian, Desk.of(person)).start();
    return page(id, guardian, change, formPost.openedOrStartingWith(start));
  }

  private Response change(UUID id, UUID guardian, GuardianChange change, Form form) {
    var typed = GuardianChangeRequest.of(form);
    var desk = Desk.of(person);
    return formPost
        .of(form, change.operation() + " " + guardian, typed)
        .orAgain(again -> page(id, guardian, change, again))
        .refusedAt(NOW)
        .then(
            () -> changeGuardians.change(change, id, guardian, typed, desk),
            list(id) + "?saved=true");
  }

  private TemplateInstance page(UUID id, UUID guardian, GuardianChange change, Form form) {
    return Templates.change(
        id,
        guardian,
        change,
        now(id, guardian, form),
        form,
        EnrolmentFormOptions.relationships(),
        Answer.options(),
        change.reasons().options());
  }

  /** What is held now if the form was refused and they may look at it; else null. */
  private Seen now(UUID id, UUID guardian, Form form) {
    try {
      return form.error(NOW).isEmpty() ? null : records.shown(id, guardian, Desk.of(person));
    } catch (ReasonNeeded | Conflict notNow) {
      return null;
    }
  }
}
