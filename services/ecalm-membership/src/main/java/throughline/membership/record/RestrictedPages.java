package throughline.membership.record;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import throughline.membership.person.vault.HomeAddress;
import throughline.membership.shared.Roles;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.Option;
import throughline.platform.web.layout.CurrentPerson;
import throughline.platform.web.problem.ErrorAnswers;
import throughline.platform.web.security.ApiPaths;

/**
 * Before a record whose address is secret: why it is opened, which shows nothing of the record. And
 * where a child lives; a secret address is the answer to a reason, and of no address a part.
 */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@RolesAllowed({Roles.REGISTRAR, Roles.LIBRARY_STAFF})
class RestrictedPages {

  /** Leads a person to the page that asks why; a program is told what to send. */
  static class AskForReason {

    private final ErrorAnswers answers;

    AskForReason(ErrorAnswers answers) {
      this.answers = answers;
    }

    @ServerExceptionMapper
    Response ask(ReasonNeeded needed, RoutingContext request) {
      return ApiPaths.isApi(request.normalizedPath())
          ? answers.of(request, new Conflict("reason-needed", needed.getMessage()))
          : Response.seeOther(URI.create("/enrolments/" + needed.record() + "/reason")).build();
    }
  }

  @CheckedTemplate
  static class Templates {

    static native TemplateInstance reason(UUID id, Form form, List<Option> reasons);

    static native TemplateInstance address(UUID id, HomeAddress address);

    static native TemplateInstance addressReason(UUID id, Form form, List<Option> reasons);
  }

  private final OpenRestricted openRestricted;
  private final ShowAddress showAddress;
  private final FormPost formPost;
  private final CurrentPerson person;

  RestrictedPages(
      OpenRestricted openRestricted,
      ShowAddress showAddress,
      FormPost formPost,
      CurrentPerson person) {
    this.openRestricted = openRestricted;
    this.showAddress = showAddress;
    this.formPost = formPost;
    this.person = person;
  }

  @GET
  @Path("enrolments/{id}/reason")
  public TemplateInstance form(@PathParam("id") UUID id) {
    return page(id, formPost.opened());
  }

  @POST
  @Path("enrolments/{id}/reason")
  public Response open(@PathParam("id") UUID id, Form form) {
    var reason = form.text("reason");
    var desk = Desk.of(person);
    return formPost
        .of(form, "open-restricted " + id, reason)
        .orAgain(again -> page(id, again))
        .then(() -> openRestricted.open(id, reason, desk), "/enrolments/" + id + "/record");
  }

  private static TemplateInstance page(UUID id, Form form) {
    return Templates.reason(id, form, RestrictedRecords.REASONS.options());
  }

  @GET
  @Path("enrolments/{id}/address")
  public TemplateInstance address(@PathParam("id") UUID id) {
    return showAddress
        .show(id, Desk.of(person))
        .map(address -> Templates.address(id, address))
        .orElseGet(
            () ->
                Templates.addressReason(
                    id, formPost.opened(), RestrictedRecords.REASONS.options()));
  }

  @POST
  @Path("enrolments/{id}/address")
  public Response openBecause(@PathParam("id") UUID id, Form form) {
    try {
      var address = showAddress.showBecause(id, form.text("reason"), Desk.of(person));
      return Response.ok(Templates.address(id, address)).build();
    } catch (InvalidInput wrong) {
      var again =
          Templates.addressReason(
              id, form.with(wrong.errors()), RestrictedRecords.REASONS.options());
      return Response.status(400).entity(again).build();
    }
  }
}
