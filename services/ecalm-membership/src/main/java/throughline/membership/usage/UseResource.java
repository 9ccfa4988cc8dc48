package throughline.membership.usage;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import throughline.membership.shared.Roles;
import throughline.platform.web.idempotency.Idempotency;
import throughline.platform.web.layout.CurrentPerson;

/** What a library system tells of loans and events. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.LIBRARY_SYSTEM, Roles.LIBRARY_STAFF})
@Tag(name = "Use", description = "Loans and attendance at events, from the library system")
class UseResource {

  private final ReceiveRows receiveRows;
  private final Idempotency idempotency;
  private final CurrentPerson person;

  UseResource(ReceiveRows receiveRows, Idempotency idempotency, CurrentPerson person) {
    this.receiveRows = receiveRows;
    this.idempotency = idempotency;
    this.person = person;
  }

  @POST
  @Path("loans")
  @Operation(
      operationId = "sendLoans",
      summary =
          "Tell of loans: each row counts once by its batch and reference, a wrong one is refused"
              + " alone")
  @APIResponseSchema(
      value = Received.class,
      responseCode = "200",
      responseDescription = "Taken in, but for the rows that are refused")
  public Response loans(LoansRequest sent, @HeaderParam(Idempotency.HEADER) String key) {
    var desk = UseDesk.of(person);
    return idempotency.once(
        key, "send-loans", sent, () -> Response.ok(receiveRows.loans(sent, desk)).build());
  }

  @POST
  @Path("event-attendance")
  @Operation(
      operationId = "sendEventAttendance",
      summary = "Tell how many children under 5 were at events: headcounts, members or not")
  @APIResponseSchema(
      value = Received.class,
      responseCode = "200",
      responseDescription = "Taken in, but for the rows that are refused")
  public Response attendance(AttendancesRequest sent, @HeaderParam(Idempotency.HEADER) String key) {
    var desk = UseDesk.of(person);
    return idempotency.once(
        key,
        "send-event-attendance",
        sent,
        () -> Response.ok(receiveRows.attendance(sent, desk)).build());
  }
}
