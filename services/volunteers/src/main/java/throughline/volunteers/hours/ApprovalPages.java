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
import java.util.UUID;
import throughline.contracts.volunteers.HoursEntryState.Status;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.core.permission.Places;
import throughline.platform.web.form.FormPost;
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
  private final FormPost formPost;
  private final CurrentPerson person;

  ApprovalPages(
      ApproveHours approveHours, BrowseHours browseHours, FormPost formPost, CurrentPerson person) {
    this.approveHours = approveHours;
    this.browseHours = browseHours;
    this.formPost = formPost;
    this.person = person;
  }

  /** An entry and the form of its button, with a key of its own so that a double click is one. */
  record Waiting(HoursView hours, Form form) {}

  @CheckedTemplate
  static class Templates {

    private Templates() {}

    static native TemplateInstance list(Form form, Slice<Waiting> waiting, HoursView approved);
  }

  @GET
  public TemplateInstance list(
      @QueryParam("after") String after,
      @QueryParam("before") String before,
      @QueryParam("approved") UUID approved) {
    return page(
        Form.blank(),
        PageRequest.linked(after, before),
        approved == null ? null : ifApproved(approved));
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
    return formPost
        .of(form, "approve-hours " + id, null)
        .orAgain(refused -> page(refused, PageRequest.linked(null, null), null))
        .refusedAt("waiting")
        .then(() -> "/approvals?approved=" + approveHours.approve(id, person.who(), places).id());
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

  private TemplateInstance page(Form problem, PageRequest page, HoursView approved) {
    var waiting = browseHours.waiting(person.subject(), places(), page);
    return Templates.list(
        problem, waiting.map(hours -> new Waiting(hours, Form.blank())), approved);
  }
}
