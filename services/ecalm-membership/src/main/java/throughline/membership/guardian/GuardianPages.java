package throughline.membership.guardian;

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
import java.util.function.Consumer;
import org.eclipse.microprofile.openapi.annotations.Operation;
import throughline.membership.Roles;
import throughline.membership.enrolment.Desk;
import throughline.membership.enrolment.ReasonNeeded;
import throughline.membership.vault.Guardian;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.form.OpenForm;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.Option;
import throughline.platform.web.layout.CurrentPerson;

/** Who answers for a child, what each may, and their link to what is held. */
@Path("/enrolments/{id}/guardians")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.REGISTRAR, Roles.LIBRARY_STAFF})
class GuardianPages {

  @CheckedTemplate
  static class Templates {

    private Templates() {}

    static native TemplateInstance guardians(
        UUID id, List<Guardian> guardians, boolean ofAdult, Form form, boolean sent, boolean saved);

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

  /** Where a page says what is held now, after a form was refused. */
  private static final String NOW = "now";

  private final ShowGuardians showGuardians;
  private final SetGuardianRights setGuardianRights;
  private final ChangeContact changeContact;
  private final SendLink sendLink;
  private final FormPost formPost;
  private final OpenForm openForm;
  private final CurrentPerson person;

  GuardianPages(
      ShowGuardians showGuardians,
      SetGuardianRights setGuardianRights,
      ChangeContact changeContact,
      SendLink sendLink,
      FormPost formPost,
      OpenForm openForm,
      CurrentPerson person) {
    this.showGuardians = showGuardians;
    this.setGuardianRights = setGuardianRights;
    this.changeContact = changeContact;
    this.sendLink = sendLink;
    this.formPost = formPost;
    this.openForm = openForm;
    this.person = person;
  }

  @GET
  @Operation(hidden = true)
  public TemplateInstance list(
      @PathParam("id") UUID id,
      @QueryParam("sent") String sent,
      @QueryParam("saved") String saved) {
    return listPage(id, Form.blank(), sent != null, saved != null);
  }

  @GET
  @Path("{guardian}")
  @Operation(hidden = true)
  public TemplateInstance form(@PathParam("id") UUID id, @PathParam("guardian") UUID guardian) {
    var start = showGuardians.one(id, guardian, Desk.of(person)).start();
    return page(id, guardian, openForm.orStartingWith(start));
  }

  @POST
  @Path("{guardian}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response setRights(
      @PathParam("id") UUID id, @PathParam("guardian") UUID guardian, Form form) {
    var typed = RightsRequest.of(form);
    var post = formPost.of(form, "set-guardian-rights " + guardian, typed);
    return toList(
        id,
        post.orAgain(again -> page(id, guardian, again)),
        desk -> setGuardianRights.set(id, guardian, typed, desk));
  }

  @GET
  @Path("{guardian}/contact")
  @Operation(hidden = true)
  public TemplateInstance contactForm(
      @PathParam("id") UUID id, @PathParam("guardian") UUID guardian) {
    var start = showGuardians.one(id, guardian, Desk.of(person)).start();
    return contactPage(id, guardian, openForm.orStartingWith(start));
  }

  @POST
  @Path("{guardian}/contact")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response changeContact(
      @PathParam("id") UUID id, @PathParam("guardian") UUID guardian, Form form) {
    var typed = ContactRequest.of(form);
    var post = formPost.of(form, "change-guardian-contact " + guardian, typed);
    return toList(
        id,
        post.orAgain(again -> contactPage(id, guardian, again)),
        desk -> changeContact.change(id, guardian, typed, desk));
  }

  /** Where somebody comes back to after signing in; sending takes the button, a post. */
  @GET
  @Path("{guardian}/link")
  @Operation(hidden = true)
  public Response signedIn(@PathParam("id") UUID id) {
    return Response.seeOther(URI.create(list(id))).build();
  }

  @POST
  @Path("{guardian}/link")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response sendLink(
      @PathParam("id") UUID id, @PathParam("guardian") UUID guardian, Form form) {
    var desk = Desk.of(person);
    return formPost
        .of(form, "send-family-link " + guardian, null)
        .orAgain(again -> listPage(id, again, false, false))
        .refusedAt(NOW)
        .then(
            () -> {
              sendLink.send(id, guardian, desk);
              return list(id) + "?sent=true";
            });
  }

  /** Makes a change at the desk of whoever is signed in, and leads back to the list. */
  private Response toList(UUID id, FormPost.Sent sent, Consumer<Desk> change) {
    var desk = Desk.of(person);
    return sent.refusedAt(NOW)
        .then(
            () -> {
              change.accept(desk);
              return list(id) + "?saved=true";
            });
  }

  private static String list(UUID id) {
    return "/enrolments/" + id + "/guardians";
  }

  private TemplateInstance listPage(UUID id, Form form, boolean sent, boolean saved) {
    var guardians = showGuardians.of(id, Desk.of(person));
    var ofAdult = guardians.stream().anyMatch(guardian -> guardian.details().isSelf());
    return Templates.guardians(id, guardians, ofAdult, form, sent, saved);
  }

  private TemplateInstance page(UUID id, UUID guardian, Form form) {
    var now = now(id, guardian, form);
    return Templates.rights(id, guardian, now, form, Answer.options(), RightsReason.options());
  }

  private TemplateInstance contactPage(UUID id, UUID guardian, Form form) {
    return Templates.contact(id, guardian, now(id, guardian, form), form, ContactReason.options());
  }

  /** What is held now if the form was refused and they may look at it; else null. */
  private ShowGuardians.Seen now(UUID id, UUID guardian, Form form) {
    try {
      return form.error(NOW).isEmpty() ? null : showGuardians.one(id, guardian, Desk.of(person));
    } catch (ReasonNeeded toLook) {
      return null;
    }
  }
}
