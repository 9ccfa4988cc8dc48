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
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import throughline.contracts.volunteers.HoursEntryState.Status;
import throughline.platform.core.input.InvalidInput;
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
  private final ApproveManyHours approveManyHours;
  private final BrowseHours browseHours;
  private final Idempotency idempotency;
  private final CurrentPerson person;

  ApprovalPages(
      ApproveHours approveHours,
      ApproveManyHours approveManyHours,
      BrowseHours browseHours,
      Idempotency idempotency,
      CurrentPerson person) {
    this.approveHours = approveHours;
    this.approveManyHours = approveManyHours;
    this.browseHours = browseHours;
    this.idempotency = idempotency;
    this.person = person;
  }

  /** An entry and the form of its button, with a key of its own so that a double click is one. */
  record Waiting(HoursView hours, Form form) {

    /** What its tick box holds. */
    public String box() {
      return PickedHours.box(hours);
    }
  }

  /** What the page says of decisions made a moment ago. */
  record Done(List<HoursView> approved, List<HoursView> changed, HoursView returned) {

    static final Done NOTHING = new Done(List.of(), List.of(), null);

    public HoursTotal total() {
      return HoursTotal.of(approved);
    }
  }

  @CheckedTemplate
  static class Templates {

    private Templates() {}

    static native TemplateInstance list(
        Form form, List<Waiting> waiting, HoursTotal total, boolean first, UUID next, Done done);
  }

  @GET
  public TemplateInstance list(
      @QueryParam("after") String after,
      @QueryParam("approved") List<UUID> approved,
      @QueryParam("changed") List<UUID> changed,
      @QueryParam("returned") List<UUID> returned) {
    var done =
        new Done(
            inState(Status.APPROVED, approved),
            browseHours.entries(changed, person.subject(), places()),
            inState(Status.REJECTED, returned).stream().findFirst().orElse(null));
    return page(Form.blank(), after, done);
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response approveMany(Form form) {
    var places = places();
    var boxes = form.ticked("entry");
    try {
      return idempotency.once(
          form.idempotencyKey(),
          "approve-many-hours",
          boxes,
          () ->
              confirmation(approveManyHours.approve(PickedHours.of(boxes), person.who(), places)));
    } catch (InvalidInput wrong) {
      return Response.status(400)
          .entity(page(form.with(wrong.errors()), null, Done.NOTHING))
          .build();
    } catch (Conflict refusal) {
      return refused(refusal);
    }
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
      return refused(refusal);
    }
  }

  private Response refused(Conflict refusal) {
    return Response.status(409)
        .entity(page(Form.blank().with("waiting", refusal.getMessage()), null, Done.NOTHING))
        .build();
  }

  private static Response confirmation(HoursView hours) {
    return Response.seeOther(URI.create("/approvals?approved=" + hours.id())).build();
  }

  private static Response confirmation(ApproveManyHours.Outcome outcome) {
    var link = UriBuilder.fromPath("/approvals");
    outcome.approved().forEach(id -> link.queryParam("approved", id));
    outcome.changed().forEach(id -> link.queryParam("changed", id));
    return Response.seeOther(link.build()).build();
  }

  /** A link alone must not make the page say that hours are approved. */
  private List<HoursView> inState(Status status, List<UUID> ids) {
    return browseHours.entries(ids, person.subject(), places()).stream()
        .filter(hours -> hours.status() == status)
        .toList();
  }

  private Places places() {
    return person.placesOf(Roles.COORDINATOR).required();
  }

  private TemplateInstance page(Form form, String after, Done done) {
    var wanted = PageRequest.linked(after);
    var page = browseHours.waiting(person.subject(), places(), wanted);
    var waiting = page.items().stream().map(hours -> new Waiting(hours, Form.blank())).toList();
    var total = HoursTotal.of(page.items());
    return Templates.list(form, waiting, total, wanted.isFirst(), page.next(), done);
  }
}
