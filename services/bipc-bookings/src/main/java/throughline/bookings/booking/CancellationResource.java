package throughline.bookings.booking;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import throughline.bookings.Roles;
import throughline.bookings.session.SessionView;
import throughline.platform.web.idempotency.Idempotency;
import throughline.platform.web.layout.CurrentPerson;

/** Cancelling for programs. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Cancelling", description = "Places are given up, and sessions do not take place")
public class CancellationResource {

  private final CancelBookings cancelBookings;
  private final Idempotency idempotency;
  private final CurrentPerson person;

  CancellationResource(
      CancelBookings cancelBookings, Idempotency idempotency, CurrentPerson person) {
    this.cancelBookings = cancelBookings;
    this.idempotency = idempotency;
    this.person = person;
  }

  @POST
  @Path("bookings/{id}/cancellation")
  @RolesAllowed({Roles.ENTREPRENEUR, Roles.ADVISER})
  @Operation(
      operationId = "cancelBooking",
      summary = "Cancel your own booking before the session, or one of your venues for a reason")
  @APIResponse(
      responseCode = "200",
      description = "Cancelled; the place is free",
      content = @Content(schema = @Schema(implementation = BookingView.class)))
  @APIResponse(responseCode = "404", description = "not-found: there is none, or it is not yours")
  @APIResponse(
      responseCode = "409",
      description =
          "already-cancelled; attendance-recorded: of your own, ask staff, and as an adviser of a"
              + " session that has begun record NO_SHOW instead; session-begun, of your own")
  public Response cancelBooking(
      @PathParam("id") UUID booking,
      CancelBookings.Request typed,
      @HeaderParam(Idempotency.HEADER) String key) {
    var places = person.placesOf(Roles.ADVISER);
    return idempotency.once(
        key,
        "cancel-booking " + booking,
        typed,
        () ->
            Response.ok(
                    cancelBookings.cancelBooking(
                        booking, typed, person.who(), person.emailAddress(), places))
                .build());
  }

  @POST
  @Path("sessions/{id}/cancellation")
  @RolesAllowed(Roles.ADVISER)
  @Operation(
      operationId = "cancelSession",
      summary = "Cancel a session of your venues, with every booking of it")
  @APIResponse(
      responseCode = "200",
      description = "Cancelled; everybody who had a place is told",
      content = @Content(schema = @Schema(implementation = SessionView.class)))
  @APIResponse(responseCode = "404", description = "not-found: there is no such session of yours")
  @APIResponse(
      responseCode = "409",
      description = "already-cancelled, or session-over: it took place")
  public Response cancelSession(
      @PathParam("id") UUID session,
      CancelBookings.Request typed,
      @HeaderParam(Idempotency.HEADER) String key) {
    var places = person.placesOf(Roles.ADVISER).required();
    return idempotency.once(
        key,
        "cancel-session " + session,
        typed,
        () ->
            Response.ok(cancelBookings.cancelSession(session, typed, person.who(), places))
                .build());
  }
}
