package throughline.bookings.register;

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
import throughline.bookings.Roles;
import throughline.bookings.booking.BookingView;
import throughline.bookings.session.SessionStaff;
import throughline.platform.core.permission.Places;
import throughline.platform.web.idempotency.Idempotency;
import throughline.platform.web.layout.CurrentPerson;

/** Registers for programs. */
@Path("/api")
@RolesAllowed({Roles.ADVISER, Roles.PARTNER})
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Registers", description = "Advisers record who came to the sessions of their venues")
public class RegisterResource {
  private final RecordAttendance recordAttendance;
  private final CountGroup countGroup;
  private final BrowseRegisters browseRegisters;
  private final Idempotency idempotency;
  private final SessionStaff staff;
  private final CurrentPerson person;

  RegisterResource(
      RecordAttendance recordAttendance,
      CountGroup countGroup,
      BrowseRegisters browseRegisters,
      Idempotency idempotency,
      SessionStaff staff,
      CurrentPerson person) {
    this.recordAttendance = recordAttendance;
    this.countGroup = countGroup;
    this.browseRegisters = browseRegisters;
    this.idempotency = idempotency;
    this.staff = staff;
    this.person = person;
  }

  @GET
  @Path("sessions/{id}/register")
  @Operation(operationId = "getRegister", summary = "Who booked a session and who came, by name")
  @APIResponse(responseCode = "200", description = "The register")
  @APIResponse(responseCode = "404", description = "not-found: there is no such session of yours")
  public Register register(@PathParam("id") UUID session) {
    return browseRegisters.register(session, places());
  }

  @POST
  @Path("bookings/{id}/attendance")
  @Operation(
      operationId = "recordAttendance",
      summary = "Record whether somebody came, or put it right")
  @APIResponseSchema(
      value = BookingView.class,
      responseCode = "200",
      responseDescription = "Recorded; the same again changes nothing")
  @APIResponse(
      responseCode = "404",
      description = "not-found: there is no such booking of your venues")
  @APIResponse(
      responseCode = "409",
      description =
          "too-early: says from when on attendance can be recorded; booking-cancelled: nobody has a"
              + " place by it")
  public Response record(
      @PathParam("id") UUID booking,
      RecordAttendance.Request typed,
      @HeaderParam(Idempotency.HEADER) String key) {
    var places = places();
    return idempotency.once(
        key,
        "record-attendance " + booking,
        typed,
        () -> Response.ok(recordAttendance.record(booking, typed, person.who(), places)).build());
  }

  @POST
  @Path("sessions/{id}/groups")
  @Operation(
      operationId = "countGroup",
      summary = "Count a group that was at a session, such as a school, by how many they were")
  @APIResponseSchema(
      value = GroupCounts.GroupCount.class,
      responseCode = "201",
      responseDescription = "Counted")
  @APIResponse(responseCode = "404", description = "not-found: there is no such session of yours")
  @APIResponse(
      responseCode = "409",
      description = "too-early: says from when on groups can be counted; session-cancelled")
  public Response count(
      @PathParam("id") UUID session,
      CountGroup.Request typed,
      @HeaderParam(Idempotency.HEADER) String key) {
    var places = places();
    return idempotency.once(
        key,
        "count-group " + session,
        typed,
        () ->
            Response.status(Response.Status.CREATED)
                .entity(countGroup.count(session, typed, person.who(), places))
                .build());
  }

  private Places places() {
    return staff.places().required();
  }
}
