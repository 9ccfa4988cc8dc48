package throughline.volunteers.joining;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import throughline.platform.core.permission.Places;
import throughline.platform.web.idempotency.Idempotency;
import throughline.platform.web.layout.CurrentPerson;
import throughline.volunteers.Roles;
import throughline.volunteers.joining.Applications.Application;

/** Applications for programs. */
@Path("/api/applications")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(
    name = "Applications",
    description = "People apply to help in a role; coordinators decide for their places")
class ApplicationResource {
  /** An application as its applicant and the coordinators of its places see it. */
  @Schema(name = "SentApplication")
  record ApplicationView(
      UUID id,
      String role,
      List<String> places,
      @Schema(description = "WAITING, ACCEPTED, REJECTED or WITHDRAWN") String state,
      Instant appliedAt) {
    static ApplicationView of(Application each) {
      return new ApplicationView(
          each.id(), each.role(), each.places(), each.state().name(), each.appliedAt());
    }
  }

  /** Why somebody is turned down. */
  @Schema(name = "Rejection")
  record Rejection(@Schema(description = "The applicant is told it by mail") String reason) {
    @Override
    public String toString() {
      return "Rejection";
    }
  }

  private final Apply apply;
  private final DecideApplication decideApplication;
  private final FollowApplication followApplication;
  private final BrowseApplications browseApplications;
  private final Idempotency idempotency;
  private final CurrentPerson person;

  ApplicationResource(
      Apply apply,
      DecideApplication decideApplication,
      FollowApplication followApplication,
      BrowseApplications browseApplications,
      Idempotency idempotency,
      CurrentPerson person) {
    this.apply = apply;
    this.decideApplication = decideApplication;
    this.followApplication = followApplication;
    this.browseApplications = browseApplications;
    this.idempotency = idempotency;
    this.person = person;
  }

  @POST
  @RolesAllowed(Roles.VOLUNTEER)
  @Operation(operationId = "applyForRole", summary = "Apply to help in a role")
  @APIResponse(
      responseCode = "201",
      description = "Sent to the coordinators of the places",
      headers = @Header(name = "Location", description = "The address of the application"),
      content = @Content(schema = @Schema(implementation = ApplicationView.class)))
  @APIResponse(
      responseCode = "400",
      description = "invalid-input: names every wrong field, such as an age that the role excludes")
  @APIResponse(
      responseCode = "409",
      description = "applied-already: it is not decided yet, or has-role: they help in it already")
  public Response apply(ApplicationRequest typed, @HeaderParam(Idempotency.HEADER) String key) {
    return idempotency.once(
        key,
        "apply",
        typed,
        () -> {
          var id = apply.apply(typed, person.who(), person.emailAddress());
          return Response.created(URI.create("/api/applications/" + id))
              .entity(ApplicationView.of(followApplication.one(id)))
              .build();
        });
  }

  @GET
  @RolesAllowed({Roles.VOLUNTEER, Roles.COORDINATOR})
  @Operation(
      operationId = "listApplications",
      summary = "Your own applications, or, as a coordinator, those for your places that wait")
  @APIResponse(responseCode = "200", description = "At most 100, the longest waiting first")
  public List<ApplicationView> list() {
    var all =
        person.hasRole(Roles.COORDINATOR)
            ? browseApplications.waiting(places(), null).shown()
            : followApplication.own(person.subject());
    return all.stream().map(ApplicationView::of).toList();
  }

  @GET
  @Path("{id}")
  @RolesAllowed({Roles.VOLUNTEER, Roles.COORDINATOR})
  @Operation(
      operationId = "getApplication",
      summary = "One application: your own, or of your places")
  @APIResponse(responseCode = "200", description = "The application")
  @APIResponse(responseCode = "404", description = "not-found: there is none, or it is not yours")
  public ApplicationView get(@PathParam("id") UUID id) {
    return view(id);
  }

  @POST
  @Path("{id}/acceptance")
  @RolesAllowed(Roles.COORDINATOR)
  @Consumes(MediaType.WILDCARD)
  @Operation(
      operationId = "acceptApplication",
      summary = "Accept an application, which makes its applicant a volunteer")
  @APIResponseSchema(
      value = ApplicationView.class,
      responseCode = "200",
      responseDescription = "Accepted")
  @APIResponse(responseCode = "404", description = "not-found: there is none at your places")
  @APIResponse(
      responseCode = "409",
      description = "decided-meanwhile, or own-application: another coordinator decides it")
  public Response accept(@PathParam("id") UUID id, @HeaderParam(Idempotency.HEADER) String key) {
    var places = places();
    return idempotency.once(
        key,
        "accept-application " + id,
        null,
        () -> {
          decideApplication.accept(id, null, null, person.who(), places);
          return Response.ok(view(id)).build();
        });
  }

  @POST
  @Path("{id}/rejection")
  @RolesAllowed(Roles.COORDINATOR)
  @Operation(operationId = "rejectApplication", summary = "Turn an applicant down, with the reason")
  @APIResponseSchema(
      value = ApplicationView.class,
      responseCode = "200",
      responseDescription = "Turned down; what is known of them goes on a date that they are told")
  @APIResponse(responseCode = "404", description = "not-found: there is none at your places")
  @APIResponse(
      responseCode = "409",
      description = "decided-meanwhile, or own-application: another coordinator decides it")
  public Response reject(
      @PathParam("id") UUID id, Rejection typed, @HeaderParam(Idempotency.HEADER) String key) {
    var places = places();
    return idempotency.once(
        key,
        "reject-application " + id,
        typed,
        () -> {
          decideApplication.reject(id, null, typed.reason(), person.who(), places);
          return Response.ok(view(id)).build();
        });
  }

  private ApplicationView view(UUID id) {
    return ApplicationView.of(
        followApplication
            .findOwn(id, person.subject())
            .orElseGet(() -> browseApplications.one(id, person.placesOf(Roles.COORDINATOR))));
  }

  private Places places() {
    return person.placesOf(Roles.COORDINATOR).required();
  }
}
