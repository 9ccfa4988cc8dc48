package throughline.volunteers.role;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Roles for programs. */
@Path("/api/roles")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "Roles", description = "What volunteers can help with")
class RoleResource {
  private final BrowseRoles browseRoles;

  RoleResource(BrowseRoles browseRoles) {
    this.browseRoles = browseRoles;
  }

  @GET
  @Operation(operationId = "listRoles", summary = "Roles that take applications, by title")
  @APIResponse(responseCode = "200", description = "Roles with what they ask for")
  @APIResponse(
      responseCode = "401",
      description = "not-signed-in: a bearer token that is not valid; none is needed")
  public List<RoleView> list() {
    return browseRoles.all(false);
  }
}
