package throughline.volunteers.standing;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
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
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import throughline.platform.core.input.Fields;
import throughline.platform.core.permission.Places;
import throughline.platform.web.idempotency.Idempotency;
import throughline.platform.web.layout.CurrentPerson;
import throughline.volunteers.Roles;

/** Standing for programs. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.COORDINATOR)
@Tag(name = "Standing", description = "Whether somebody may help in a role on a day, and why not")
class StandingResource {
  /** The number of what was recorded. */
  @Schema(name = "Recorded", description = "What was recorded")
  public record Made(UUID id) {}

  private final ShowStanding showStanding;
  private final RecordCompletion recordCompletion;
  private final RecordCheck recordCheck;
  private final Exempt exempt;
  private final Idempotency idempotency;
  private final CurrentPerson person;

  StandingResource(
      ShowStanding showStanding,
      RecordCompletion recordCompletion,
      RecordCheck recordCheck,
      Exempt exempt,
      Idempotency idempotency,
      CurrentPerson person) {
    this.showStanding = showStanding;
    this.recordCompletion = recordCompletion;
    this.recordCheck = recordCheck;
    this.exempt = exempt;
    this.idempotency = idempotency;
    this.person = person;
  }

  @GET
  @Path("people/{id}/standing")
  @Operation(
      operationId = "standing",
      summary = "How a volunteer of your places stands in their roles on a day")
  @APIResponse(responseCode = "200", description = "One for each role")
  @APIResponse(responseCode = "400", description = "invalid-input: the day is no date")
  @APIResponse(responseCode = "404", description = "not-found: they help at none of your places")
  public List<StandingView> standing(
      @PathParam("id") UUID id,
      @QueryParam("day") @Parameter(description = "Such as 2026-12-24; today if left out")
          String day) {
    return showStanding.of(id, day(day), places());
  }

  @POST
  @Path("people/{id}/completions")
  @Operation(
      operationId = "recordCompletion",
      summary = "Record a reference, a training or a guardian’s consent")
  @APIResponseSchema(value = Made.class, responseCode = "201", responseDescription = "Recorded")
  @APIResponse(responseCode = "404", description = "not-found: they help at none of your places")
  @APIResponse(responseCode = "409", description = "own-standing: nobody records their own")
  public Response record(
      @PathParam("id") UUID id,
      CompletionRequest typed,
      @HeaderParam(Idempotency.HEADER) String key) {
    var places = places();
    return made(id, key, typed, () -> recordCompletion.record(id, typed, person.who(), places));
  }

  @POST
  @Path("people/{id}/checks")
  @Operation(operationId = "recordCheck", summary = "Record that a DBS check was seen")
  @APIResponseSchema(value = Made.class, responseCode = "201", responseDescription = "Recorded")
  @APIResponse(
      responseCode = "400",
      description =
          "invalid-input: also a check of more than the role entitles to, or of another workforce")
  @APIResponse(responseCode = "404", description = "not-found: they help at none of your places")
  @APIResponse(responseCode = "409", description = "own-standing: nobody records their own")
  public Response check(
      @PathParam("id") UUID id, CheckRequest typed, @HeaderParam(Idempotency.HEADER) String key) {
    var places = places();
    return made(id, key, typed, () -> recordCheck.record(id, typed, person.who(), places));
  }

  @POST
  @Path("people/{id}/exemptions")
  @Operation(
      operationId = "exempt",
      summary = "Exempt somebody from a requirement of one role for a time")
  @APIResponseSchema(value = Made.class, responseCode = "201", responseDescription = "Exempt")
  @APIResponse(responseCode = "404", description = "not-found: they help at none of your places")
  @APIResponse(responseCode = "409", description = "own-standing: nobody exempts themselves")
  public Response exempt(
      @PathParam("id") UUID id,
      ExemptionRequest typed,
      @HeaderParam(Idempotency.HEADER) String key) {
    var places = places();
    return made(id, key, typed, () -> exempt.exempt(id, typed, person.who(), places));
  }

  private Response made(UUID id, String key, Object typed, Supplier<UUID> work) {
    return idempotency.once(
        key,
        "standing %s %s".formatted(typed.getClass().getSimpleName(), id),
        typed,
        () ->
            Response.created(URI.create("/api/people/%s/standing".formatted(id)))
                .entity(new Made(work.get()))
                .build());
  }

  static LocalDate day(String typed) {
    if (typed == null) {
      return null;
    }
    var fields = new Fields();
    var day = fields.date("day", typed, "Enter a day");
    fields.throwIfAny();
    return day;
  }

  private Places places() {
    return person.placesOf(Roles.COORDINATOR).required();
  }
}
