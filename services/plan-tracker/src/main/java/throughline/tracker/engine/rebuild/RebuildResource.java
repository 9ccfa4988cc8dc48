package throughline.tracker.engine.rebuild;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import throughline.tracker.shared.Roles;

/** Counting everything again. */
@Path("/api/rebuilds")
@Tag(name = "Rebuild", description = "Counting everything again")
class RebuildResource {

  private final RebuildFigures rebuild;

  RebuildResource(RebuildFigures rebuild) {
    this.rebuild = rebuild;
  }

  @POST
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(
      operationId = "rebuildFigures",
      summary = "Count every figure again from the facts and say whether anything differs")
  @APIResponse(responseCode = "200", description = "Counted; what differed is put right")
  public RebuildFigures.Rebuild rebuild() {
    return rebuild.rebuild();
  }
}
