package throughline.volunteers.hours;

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
import throughline.contracts.volunteers.HoursEntryState.Status;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.permission.Places;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.web.idempotency.Idempotency;
import throughline.platform.web.input.Form;
import throughline.platform.web.layout.CurrentPerson;
import throughline.volunteers.Roles;

/** A coordinator's page: the hours of their places that wait for approval. */
@Path("/approvals")
@RolesAllowed(Roles.COORDINATOR)
@Produces(MediaType.TEXT_HTML)
class ApprovalPages {

  private final ApproveHours approveHours;
  private final BrowseHours browseHours;
  private final Idempotency idempotency;
  private final CurrentPerson person;

  ApprovalPages(
      ApproveHours approveHours,
      BrowseHours browseHours,
      Idempotency idempotency,
      CurrentPerson person) {
    this.approveHours = approveHours;
    this.browseHours = browseHours;
    this.idempotency = idempotency;
    this.person = person;
  }

  /** An entry and the form of its button, with a key of its own so that a double click is one. */
  record Waiting(HoursView hours, Form form) {}

  @CheckedTemplate
  static class Templates {

    private Templates() {}

    static native TemplateInstance list(
        Form form, List<Waiting> waiting, boolean first, UUID next, HoursView approved);
  }

  @GET
  public TemplateInstance list(
      @QueryParam("after") String after, @QueryParam("approved") UUID approved) {
    return page(Form.blank(), after, approved == null ? null : ifApproved(approved));
  }

  /** Where somebody comes back to after signing in; approving takes the button, which is a post. */
  @GET
  @Path("{id}")
  public Response signedIn() {
    return Response.seeOther(URI.create("/approvals")).build();
  }

  @POST
  @Path("{id}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response approve(@PathParam("id") UUID id, Form form) {
    var places = places();
    try {
      return idempotency.once(
          form.idempotencyKey(),
          "approve-hours " + id,
          null,
          () -> confirmation(approveHours.approve(id, person.who(), places)));
    } catch (Conflict refusal) {
      return Response.status(409)
          .entity(page(Form.blank().with("waiting", refusal.getMessage()), null, null))
          .build();
    }
  }

  private static Response confirmation(HoursView hours) {
    return Response.seeOther(URI.create("/approvals?approved=" + hours.id())).build();
  }

  /** A link alone must not make the page say that hours are approved. */
  private HoursView ifApproved(UUID id) {
    var places = places();
    var hours = browseHours.entry(id, person.subject(), places);
    return hours.status() == Status.APPROVED && places.includes(hours.library()) ? hours : null;
  }

  private Places places() {
    return person.placesOf(Roles.COORDINATOR).required();
  }

  private TemplateInstance page(Form problem, String after, HoursView approved) {
    var wanted = PageRequest.linked(after);
    var page = browseHours.waiting(person.subject(), places(), wanted);
    var waiting = page.items().stream().map(hours -> new Waiting(hours, Form.blank())).toList();
    return Templates.list(problem, waiting, wanted.isFirst(), page.next(), approved);
  }
}
