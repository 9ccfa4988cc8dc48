package throughline.volunteers.hours;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import throughline.contracts.volunteers.HoursEntryState.Status;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.core.permission.Places;
import throughline.platform.web.idempotency.Idempotency;
import throughline.platform.web.input.SeenVersion;
import throughline.platform.web.layout.CurrentPerson;
import throughline.volunteers.Roles;

/** Hours for programs. */
@Path("/api/hours")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(
    name = "Hours",
    description = "Volunteers log hours; coordinators approve those of their libraries")
class HoursResource {
  private final LogHours logHours;
  private final DecideHours decideHours;
  private final BrowseHours browseHours;
  private final Idempotency idempotency;
  private final CurrentPerson person;

  HoursResource(
      LogHours logHours,
      DecideHours decideHours,
      BrowseHours browseHours,
      Idempotency idempotency,
      CurrentPerson person) {
    this.logHours = logHours;
    this.decideHours = decideHours;
    this.browseHours = browseHours;
    this.idempotency = idempotency;
    this.person = person;
  }

  @POST
  @RolesAllowed(Roles.VOLUNTEER)
  @Operation(operationId = "logHours", summary = "Hand in your own hours for approval")
  @APIResponse(
      responseCode = "201",
      description = "Handed in",
      headers = @Header(name = "Location", description = "The address of the entry"),
      content = @Content(schema = @Schema(implementation = HoursView.class)))
  @APIResponse(
      responseCode = "200",
      description = "Somebody else had logged the same time for the person: that entry",
      content = @Content(schema = @Schema(implementation = HoursView.class)))
  @APIResponse(
      responseCode = "409",
      description =
          "hours-overlap: the person has other hours at that time, or day-full: these would make"
              + " more than 16 hours of a day")
  public Response log(HoursRequest typed, @HeaderParam(Idempotency.HEADER) String key) {
    return idempotency.once(
        key, "log-hours", typed, () -> answered(logHours.log(typed, person.who())));
  }

  @GET
  @RolesAllowed({Roles.VOLUNTEER, Roles.COORDINATOR})
  @Operation(
      operationId = "listHours",
      summary = "List your own hours, or, as a coordinator, those of your libraries that wait")
  @APIResponse(
      responseCode = "200",
      description = "Own hours newest first, waiting hours longest waiting first")
  @APIResponse(responseCode = "400", description = "invalid-input: names every wrong parameter")
  public Slice<HoursView> list(
      @QueryParam("status") @Parameter(description = "SUBMITTED for what waits, as coordinator")
          String status,
      @QueryParam("after") @Parameter(description = "The next of the page before") String after,
      @QueryParam("before") @Parameter(description = "The previous of the page behind")
          String before,
      @QueryParam("limit") @Parameter(description = "1 to 200 entries, 50 if left out")
          String limit) {
    var page = PageRequest.read(after, before, limit);
    return asksForWaiting(status)
        ? browseHours.waiting(person.subject(), coordinated().required(), Narrowed.NOT, page)
        : browseHours.own(person.subject(), Narrowed.NOT, page);
  }

  private boolean asksForWaiting(String status) {
    if (status == null && person.hasRole(Roles.VOLUNTEER)) {
      return false;
    }
    var isCoordinator = person.hasRole(Roles.COORDINATOR);
    if (!Status.SUBMITTED.name().equals(status)) {
      throw new InvalidInput(
          "status",
          isCoordinator
              ? "Send status=SUBMITTED for the hours that wait for approval"
              : "Leave status out for your own hours");
    }
    if (!isCoordinator) {
      throw new ForbiddenException();
    }
    return true;
  }

  @GET
  @Path("{id}")
  @RolesAllowed({Roles.VOLUNTEER, Roles.COORDINATOR})
  @Operation(
      operationId = "getHours",
      summary = "One entry: your own, or one of your libraries as a coordinator")
  @APIResponse(responseCode = "200", description = "The entry")
  @APIResponse(responseCode = "404", description = "not-found: there is none, or it is not yours")
  public HoursView get(@PathParam("id") UUID id) {
    return browseHours.entry(id, person.subject(), coordinated());
  }

  @POST
  @Path("{id}/approval")
  @RolesAllowed(Roles.COORDINATOR)
  @Consumes(MediaType.WILDCARD)
  @Operation(operationId = "approveHours", summary = "Approve hours, which makes them count")
  @APIResponseSchema(
      value = HoursView.class,
      responseCode = "200",
      responseDescription = "Approved")
  @APIResponse(
      responseCode = "404",
      description = "not-found: there is no such entry at your libraries")
  @APIResponse(
      responseCode = "409",
      description =
          "already-approved, not-waiting: returned or withdrawn, own-hours: you worked or entered"
              + " them, or changed-meanwhile: they are not as in the version that you said")
  public Response approve(
      @PathParam("id") UUID id,
      @QueryParam("version")
          @Parameter(
              description = "The version of the entry that you saw: no other one is then approved")
          String version,
      @HeaderParam(Idempotency.HEADER) String key) {
    Long seen = version == null ? null : SeenVersion.read(version);
    var places = coordinated().required();
    return idempotency.once(
        key,
        "approve-hours " + id,
        seen,
        () -> Response.ok(decideHours.approve(id, seen, person.who(), places).hours()).build());
  }

  private Places coordinated() {
    return person.placesOf(Roles.COORDINATOR);
  }

  private static Response answered(LogHours.Own own) {
    var hours = own.hours();
    return own.before()
        ? Response.ok(hours).build()
        : Response.created(URI.create("/api/hours/" + hours.id())).entity(hours).build();
  }
}
