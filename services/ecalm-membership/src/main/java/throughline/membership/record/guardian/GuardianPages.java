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
import java.util.function.Consumer;
import throughline.membership.desk.enrolment.EnrolmentFormOptions;
import throughline.membership.record.Desk;
import throughline.membership.record.ReasonNeeded;
import throughline.membership.record.guardian.ChangeGuardians.Answer;
import throughline.membership.record.guardian.ChangeGuardians.GuardianChangeRequest;
import throughline.membership.shared.Roles;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.form.OpenForm;
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
        UUID id, ShowGuardians.All all, Form form, boolean sent, boolean saved);

    static native TemplateInstance add(
        UUID id,
        ShowGuardians.All now,
        Form form,
        List<Option> relationships,
        List<Option> answers,
        List<Option> reasons);

    static native TemplateInstance details(
        UUID id,
        UUID guardian,
        ShowGuardians.Seen now,
        Form form,
        List<Option> relationships,
        List<Option> reasons);

    static native TemplateInstance end(
        UUID id,
        UUID guardian,
        ShowGuardians.Seen now,
        Form form,
        List<Option> relationships,
        List<Option> reasons);

    static native TemplateInstance rights(
        UUID id,
        UUID guardian,
        ShowGuardians.Seen now,
        Form form,
        List<Option> answers,
        List<Option> reasons);

    static native TemplateInstance contact(
        UUID id, UUID guardian, ShowGuardians.Seen now, Form form, List<Option> reasons);
  }

  private static final String NOW = "now";

  private final ShowGuardians showGuardians;
  private final ChangeGuardians changeGuardians;
  private final SendLink sendLink;
  private final FormPost formPost;
  private final OpenForm openForm;
  private final CurrentPerson person;

  GuardianPages(
      ShowGuardians showGuardians,
      ChangeGuardians changeGuardians,
      SendLink sendLink,
      FormPost formPost,
      OpenForm openForm,
      CurrentPerson person) {
    this.showGuardians = showGuardians;
    this.changeGuardians = changeGuardians;
    this.sendLink = sendLink;
    this.formPost = formPost;
    this.openForm = openForm;
    this.person = person;
  }

  /** One page with a form about a guardian. */
  private interface Page {
    TemplateInstance with(ShowGuardians.Seen now, Form form);
  }

  private interface ToGuardian {
    void make(UUID id, UUID guardian, GuardianChangeRequest typed, Desk desk);
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
    var version = Long.toString(showGuardians.of(id, Desk.of(person)).version());
    return addPage(id, openForm.orStartingWith(Map.of("version", version)));
  }

  @POST
  @Path("new")
  public Response add(@PathParam("id") UUID id, Form form) {
    var typed = GuardianChangeRequest.of(form);
    var post = formPost.of(form, "add-guardian " + id, typed);
    return toList(
        id,
        post.orAgain(again -> addPage(id, again)),
        desk -> changeGuardians.add(id, typed, desk));
  }

  @GET
  @Path("{guardian}")
  public TemplateInstance form(@PathParam("id") UUID id, @PathParam("guardian") UUID guardian) {
    return start(id, guardian, rights(id, guardian));
  }

  @POST
  @Path("{guardian}")
  public Response setRights(
      @PathParam("id") UUID id, @PathParam("guardian") UUID guardian, Form form) {
    var page = rights(id, guardian);
    return change(id, guardian, form, "set-guardian-rights", page, changeGuardians::setRights);
  }

  private static Page rights(UUID id, UUID guardian) {
    var reasons = ChangeGuardians.TO_SET_RIGHTS.options();
    return (now, form) -> Templates.rights(id, guardian, now, form, Answer.options(), reasons);
  }

  @GET
  @Path("{guardian}/contact")
  public TemplateInstance contactForm(
      @PathParam("id") UUID id, @PathParam("guardian") UUID guardian) {
    return start(id, guardian, contact(id, guardian));
  }

  @POST
  @Path("{guardian}/contact")
  public Response changeContact(
      @PathParam("id") UUID id, @PathParam("guardian") UUID guardian, Form form) {
    var page = contact(id, guardian);
    return change(id, guardian, form, "change-guardian-contact", page, changeGuardians::reach);
  }

  private static Page contact(UUID id, UUID guardian) {
    var reasons = ChangeGuardians.TO_REACH.options();
    return (now, form) -> Templates.contact(id, guardian, now, form, reasons);
  }

  @GET
  @Path("{guardian}/details")
  public TemplateInstance detailsForm(
      @PathParam("id") UUID id, @PathParam("guardian") UUID guardian) {
    return start(id, guardian, details(id, guardian));
  }

  @POST
  @Path("{guardian}/details")
  public Response putRight(
      @PathParam("id") UUID id, @PathParam("guardian") UUID guardian, Form form) {
    var page = details(id, guardian);
    return change(id, guardian, form, "put-guardian-right", page, changeGuardians::putRight);
  }

  private static Page details(UUID id, UUID guardian) {
    var reasons = ChangeGuardians.TO_PUT_RIGHT.options();
    return (now, form) ->
        Templates.details(id, guardian, now, form, EnrolmentFormOptions.relationships(), reasons);
  }

  @GET
  @Path("{guardian}/end")
  public TemplateInstance endForm(@PathParam("id") UUID id, @PathParam("guardian") UUID guardian) {
    return start(id, guardian, ending(id, guardian));
  }

  @POST
  @Path("{guardian}/end")
  public Response end(@PathParam("id") UUID id, @PathParam("guardian") UUID guardian, Form form) {
    var page = ending(id, guardian);
    return change(id, guardian, form, "end-guardian", page, changeGuardians::end);
  }

  private static Page ending(UUID id, UUID guardian) {
    var reasons = ChangeGuardians.TO_END.options();
    return (now, form) ->
        Templates.end(id, guardian, now, form, EnrolmentFormOptions.relationships(), reasons);
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

  private Response toList(UUID id, FormPost.Sent sent, Consumer<Desk> change) {
    var desk = Desk.of(person);
    return sent.refusedAt(NOW).then(() -> change.accept(desk), list(id) + "?saved=true");
  }

  private static String list(UUID id) {
    return "/enrolments/" + id + "/guardians";
  }

  private TemplateInstance listPage(UUID id, Form form, boolean sent, boolean saved) {
    return Templates.guardians(id, showGuardians.of(id, Desk.of(person)), form, sent, saved);
  }

  private TemplateInstance addPage(UUID id, Form form) {
    ShowGuardians.All now;
    try {
      now = form.error(NOW).isEmpty() ? null : showGuardians.of(id, Desk.of(person));
    } catch (ReasonNeeded toLook) {
      now = null;
    }
    return Templates.add(
        id,
        now,
        form,
        EnrolmentFormOptions.relationships(),
        Answer.options(),
        ChangeGuardians.TO_ADD.options());
  }

  private TemplateInstance start(UUID id, UUID guardian, Page page) {
    var start = showGuardians.one(id, guardian, Desk.of(person)).start();
    var form = openForm.orStartingWith(start);
    return page.with(now(id, guardian, form), form);
  }

  private Response change(
      UUID id, UUID guardian, Form form, String action, Page page, ToGuardian change) {
    var typed = GuardianChangeRequest.of(form);
    var post = formPost.of(form, action + " " + guardian, typed);
    return toList(
        id,
        post.orAgain(again -> page.with(now(id, guardian, again), again)),
        desk -> change.make(id, guardian, typed, desk));
  }

  /** What is held now if the form was refused and they may look at it; else null. */
  private ShowGuardians.Seen now(UUID id, UUID guardian, Form form) {
    try {
      return form.error(NOW).isEmpty() ? null : showGuardians.one(id, guardian, Desk.of(person));
    } catch (ReasonNeeded | Conflict notNow) {
      return null;
    }
  }
}
