package throughline.bookings.enquiry;

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
import throughline.bookings.Roles;
import throughline.platform.web.idempotency.Idempotency;
import throughline.platform.web.layout.CurrentPerson;

/** Enquiries for programs, such as the button of a desk. */
@Path("/api/enquiries")
@RolesAllowed(Roles.ADVISER)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Enquiries", description = "Desks count what they are asked about")
public class EnquiryResource {
  private final CountEnquiry countEnquiry;
  private final Idempotency idempotency;
  private final CurrentPerson person;

  EnquiryResource(CountEnquiry countEnquiry, Idempotency idempotency, CurrentPerson person) {
    this.countEnquiry = countEnquiry;
    this.idempotency = idempotency;
    this.person = person;
  }

  @POST
  @Operation(operationId = "countEnquiry", summary = "Count one enquiry of today")
  @APIResponseSchema(
      value = EnquiryTally.class,
      responseCode = "201",
      responseDescription = "Counted; the numbers of today as they are now")
  public Response count(CountEnquiry.Request typed, @HeaderParam(Idempotency.HEADER) String key) {
    var places = person.placesOf(Roles.ADVISER).required();
    return idempotency.once(
        key,
        "count-enquiry",
        typed,
        () ->
            Response.status(Response.Status.CREATED)
                .entity(countEnquiry.count(typed, person.who(), places))
                .build());
  }
}
