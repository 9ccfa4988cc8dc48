package throughline.bookings.intake;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import throughline.bookings.Roles;
import throughline.platform.web.idempotency.Idempotency;
import throughline.platform.web.layout.CurrentPerson;

/** The three questions about a business for programs. */
@Path("/api/business")
@RolesAllowed(Roles.ENTREPRENEUR)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Business", description = "Entrepreneurs say how far their business is")
public class BusinessResource {
  private final TellBusiness tellBusiness;
  private final Idempotency idempotency;
  private final CurrentPerson person;

  BusinessResource(TellBusiness tellBusiness, Idempotency idempotency, CurrentPerson person) {
    this.tellBusiness = tellBusiness;
    this.idempotency = idempotency;
    this.person = person;
  }

  @POST
  @Operation(
      operationId = "tellBusiness",
      summary = "Say what your business is like, in place of what you said before")
  @APIResponse(responseCode = "204", description = "Kept; bookings of this quarter tell it, too")
  public Response tell(TellBusiness.Request typed, @HeaderParam(Idempotency.HEADER) String key) {
    return idempotency.once(
        key,
        "tell-business",
        typed,
        () -> {
          tellBusiness.tellOwn(person.who(), person.emailAddress(), typed);
          return Response.noContent().build();
        });
  }
}
