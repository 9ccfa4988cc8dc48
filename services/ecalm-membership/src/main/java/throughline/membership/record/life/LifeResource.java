package throughline.membership.record.life;

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
import throughline.membership.record.Desk;
import throughline.membership.record.life.RecordLifeEvent.Recorded;
import throughline.membership.record.life.ShowRecord.ChildRecord;
import throughline.membership.shared.Roles;
import throughline.platform.web.idempotency.Idempotency;
import throughline.platform.web.layout.CurrentPerson;

/** Records and what happens to them, for programs. */
@Path("/api/enrolments/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Records", description = "What becomes of a member")
@RolesAllowed({Roles.REGISTRAR, Roles.LIBRARY_STAFF})
class LifeResource {

  private final ShowRecord showRecord;
  private final RecordLifeEvent recordLifeEvent;
  private final Idempotency idempotency;
  private final CurrentPerson person;

  LifeResource(
      ShowRecord showRecord,
      RecordLifeEvent recordLifeEvent,
      Idempotency idempotency,
      CurrentPerson person) {
    this.showRecord = showRecord;
    this.recordLifeEvent = recordLifeEvent;
    this.idempotency = idempotency;
    this.person = person;
  }

  @GET
  @Path("record")
  @Operation(operationId = "getRecord", summary = "The record of a child of your office or library")
  @APIResponse(
      responseCode = "200",
      description = "The record; that you opened it is in its history")
  @APIResponse(
      responseCode = "404",
      description = "not-found: there is none with this id that you may see")
  public ChildRecord get(@PathParam("id") UUID id) {
    return showRecord.show(id, Desk.of(person));
  }

  @POST
  @Path("life-events")
  @Operation(operationId = "recordLifeEvent", summary = "Record what happened to a member")
  @APIResponseSchema(
      value = Recorded.class,
      responseCode = "200",
      responseDescription = "Recorded; nothing about the family is echoed")
  @APIResponse(responseCode = "400", description = "invalid-input: names every wrong field")
  @APIResponse(
      responseCode = "404",
      description = "not-found: there is none with this id that you may see")
  @APIResponse(
      responseCode = "409",
      description =
          "enrolment-changed: somebody was quicker; not-possible-now; only-a-registrar;"
              + " not-named-yet; address-not-secret; address-secret; nobody-has-mail")
  public Response record(
      @PathParam("id") UUID id,
      LifeEventRequest typed,
      @HeaderParam(Idempotency.HEADER) String key) {
    var desk = Desk.of(person);
    return idempotency.once(
        key,
        "record-life-event " + id,
        typed,
        () -> Response.ok(recordLifeEvent.record(id, typed, desk)).build());
  }
}
