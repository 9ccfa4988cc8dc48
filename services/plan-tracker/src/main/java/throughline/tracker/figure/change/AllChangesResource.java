package throughline.tracker.figure.change;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import throughline.tracker.shared.Roles;
import throughline.tracker.shared.TablePage;

/** What changed of all figures between two days of knowledge, for programs. */
@Path("/api/changes")
@RolesAllowed({Roles.VIEWER, Roles.STRATEGY_LEAD, Roles.ADMINISTRATOR})
@Tag(name = "Changes", description = "What figures were known to be, and why they are others now")
class AllChangesResource {

  private final ListChanges list;
  private final Clock clock;

  AllChangesResource(ListChanges list, Clock clock) {
    this.list = list;
    this.clock = clock;
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, TablePage.CSV})
  @Operation(
      operationId = "listChanges",
      summary = "Every figure that changed between two days of knowledge, by class of change",
      description = "Send Accept: text/csv for a table, with a row for each figure and class.")
  @APIResponse(
      responseCode = "200",
      description = "Those that changed, in the measures' order",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(type = SchemaType.ARRAY, implementation = ChangeView.class)),
        @Content(mediaType = TablePage.CSV, schema = @Schema(type = SchemaType.STRING))
      })
  @APIResponse(responseCode = "400", description = "invalid-input: names every wrong parameter")
  public Response all(@BeanParam ChangeParameters typed, @Context HttpHeaders headers) {
    var asked = AskedChange.read(typed, null, clock);
    var listed = list.list(asked);
    var all =
        listed.changes().stream()
            .map(change -> ChangeView.of(change, asked, listed.firstDay().orElse(null)))
            .toList();
    var rows = all.stream().flatMap(ChangeView::rows).toList();
    return TablePage.accepted(headers, ChangeView.TABLE, rows, all).build();
  }
}
