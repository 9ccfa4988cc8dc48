package throughline.volunteers.rota;

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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import throughline.platform.web.idempotency.Idempotency;
import throughline.platform.web.layout.CurrentPerson;
import throughline.volunteers.Roles;

/** Shifts for programs. */
@Path("/api/shifts")
@RolesAllowed(Roles.VOLUNTEER)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Shifts", description = "Volunteers sign up for what happens once")
class RotaResource {
  private final OwnRota ownRota;
  private final SignUp signUp;
  private final Idempotency idempotency;
  private final CurrentPerson person;

  RotaResource(OwnRota ownRota, SignUp signUp, Idempotency idempotency, CurrentPerson person) {
    this.ownRota = ownRota;
    this.signUp = signUp;
    this.idempotency = idempotency;
    this.person = person;
  }

  @GET
  @Operation(
      operationId = "listShifts",
      summary = "List shifts to come with places left, and those you signed up for")
  @APIResponse(responseCode = "200", description = "At most 50: first those where you help")
  public OwnRota.Open list() {
    return ownRota.open(person.subject());
  }

  @POST
  @Path("{shifts}/sign-up")
  @Consumes(MediaType.WILDCARD)
  @Operation(operationId = "signUp", summary = "Take a place of a shift")
  @APIResponseSchema(
      value = Shifts.Shift.class,
      responseCode = "200",
      responseDescription = "You have a place")
  @APIResponse(
      responseCode = "403",
      description =
          "apply-first, volunteer-paused, volunteer-left: only accepted volunteers sign up")
  @APIResponse(responseCode = "404", description = "not-found: there is no such shift")
  @APIResponse(
      responseCode = "409",
      description =
          "shift-full, shift-cancelled, shift-begun, not-cleared: with what the role still asks of"
              + " you, on-rota-already: you are expected elsewhere at that time, away")
  public Response signUp(
      @PathParam("shifts") UUID id, @HeaderParam(Idempotency.HEADER) String key) {
    return idempotency.once(
        key, "sign-up " + id, null, () -> Response.ok(signUp.signUp(id, person.who())).build());
  }

  @POST
  @Path("{shifts}/cancellation")
  @Consumes(MediaType.WILDCARD)
  @Operation(operationId = "giveUpShift", summary = "Give up your place of a shift")
  @APIResponseSchema(
      value = Shifts.Shift.class,
      responseCode = "200",
      responseDescription = "You have no place, or no longer")
  @APIResponse(responseCode = "404", description = "not-found: there is no such shift")
  @APIResponse(responseCode = "409", description = "too-late: the deadline is over")
  public Response giveUp(
      @PathParam("shifts") UUID id, @HeaderParam(Idempotency.HEADER) String key) {
    return idempotency.once(
        key, "give-up " + id, null, () -> Response.ok(signUp.giveUp(id, person.who())).build());
  }
}
