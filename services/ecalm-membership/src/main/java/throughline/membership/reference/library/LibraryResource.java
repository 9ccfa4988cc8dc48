package throughline.membership.reference.library;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import throughline.membership.reference.library.ListLibraries.LibraryView;
import throughline.membership.shared.Roles;

/** Libraries for programs. */
@Path("/api/libraries")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Libraries", description = "Where a child can belong")
class LibraryResource {
  private final ListLibraries listLibraries;

  LibraryResource(ListLibraries listLibraries) {
    this.listLibraries = listLibraries;
  }

  @GET
  @RolesAllowed({Roles.REGISTRAR, Roles.LIBRARY_STAFF})
  @Operation(operationId = "listLibraries", summary = "Every library, by name")
  @APIResponse(
      responseCode = "200",
      description = "All of them: there are a few dozen",
      content =
          @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = LibraryView.class)))
  public List<LibraryView> list() {
    return listLibraries.all();
  }
}
