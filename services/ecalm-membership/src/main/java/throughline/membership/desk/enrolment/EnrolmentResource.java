package throughline.membership.desk.enrolment;

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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import throughline.membership.desk.enrolment.EnrolNewborn.EnrolledVisits;
import throughline.membership.desk.enrolment.EnrolNewborn.EnrolmentsRequest;
import throughline.membership.desk.enrolment.ShowReceipt.Receipt;
import throughline.membership.record.Desk;
import throughline.membership.record.OpenRestricted;
import throughline.membership.record.OpenRestricted.OpeningRequest;
import throughline.membership.shared.Roles;
import throughline.platform.web.idempotency.Idempotency;
import throughline.platform.web.layout.CurrentPerson;

/** Enrolments for programs. */
@Path("/api/enrolments")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Enrolments", description = "Registrars make newborns library members")
class EnrolmentResource {
  private final EnrolNewborn enrolNewborn;
  private final ShowReceipt showReceipt;
  private final OpenRestricted openRestricted;
  private final Idempotency idempotency;
  private final CurrentPerson person;

  EnrolmentResource(
      EnrolNewborn enrolNewborn,
      ShowReceipt showReceipt,
      OpenRestricted openRestricted,
      Idempotency idempotency,
      CurrentPerson person) {
    this.enrolNewborn = enrolNewborn;
    this.showReceipt = showReceipt;
    this.openRestricted = openRestricted;
    this.idempotency = idempotency;
    this.person = person;
  }

  @POST
  @RolesAllowed(Roles.REGISTRAR)
  @Operation(operationId = "enrolNewborn", summary = "Make a newborn a library member with a card")
  @APIResponse(
      responseCode = "201",
      description = "Enrolled; nothing about the family is echoed",
      headers = @Header(name = "Location", description = "The address of the receipt"),
      content = @Content(schema = @Schema(implementation = EnrolmentView.class)))
  public Response enrol(EnrolmentRequest typed, @HeaderParam(Idempotency.HEADER) String key) {
    var places = person.placesOf(Roles.REGISTRAR).required();
    return idempotency.once(
        key,
        "enrol-newborn",
        typed,
        () -> created(enrolNewborn.enrol(typed, person.subject(), places)));
  }

  @POST
  @Path("batches")
  @RolesAllowed(Roles.REGISTRAR)
  @Operation(
      operationId = "enrolVisits",
      summary = "Enrol the newborns of many visits: a visit that is wrong is refused alone")
  @APIResponseSchema(
      value = EnrolledVisits.class,
      responseCode = "200",
      responseDescription = "Enrolled, but for the visits that are refused")
  @APIResponse(
      responseCode = "409",
      description = "card-given-meanwhile: nothing was kept; send the same again")
  public Response enrolVisits(
      EnrolmentsRequest typed, @HeaderParam(Idempotency.HEADER) String key) {
    var places = person.placesOf(Roles.REGISTRAR).required();
    return idempotency.once(
        key,
        "enrol-visits",
        typed,
        () -> Response.ok(enrolNewborn.enrolMany(typed, person.subject(), places)).build());
  }

  @GET
  @Path("{id}")
  @RolesAllowed({Roles.REGISTRAR, Roles.LIBRARY_STAFF})
  @Operation(
      operationId = "getEnrolment",
      summary = "The receipt of an enrolment at your office, or of a member of your library")
  @APIResponse(responseCode = "200", description = "The receipt")
  @APIResponse(
      responseCode = "404",
      description = "not-found: there is none with this id that you may see")
  @APIResponse(
      responseCode = "409",
      description = "reason-needed: the address is secret, and you have not said why you look")
  public Receipt receipt(@PathParam("id") UUID id) {
    return showReceipt.show(id, Desk.of(person));
  }

  @POST
  @Path("{id}/openings")
  @RolesAllowed({Roles.REGISTRAR, Roles.LIBRARY_STAFF})
  @Operation(
      operationId = "openRestrictedRecord",
      summary = "Say why you open a record whose address is secret")
  @APIResponse(
      responseCode = "204",
      description = "Written down; for an hour you need not say it again")
  @APIResponse(
      responseCode = "404",
      description = "not-found: there is none with this id that you may see")
  public void open(@PathParam("id") UUID id, OpeningRequest typed) {
    openRestricted.open(id, typed.reason(), Desk.of(person));
  }

  private static Response created(EnrolmentView enrolment) {
    return Response.created(URI.create("/api/enrolments/" + enrolment.id()))
        .entity(enrolment)
        .build();
  }
}
