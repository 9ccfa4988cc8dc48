package throughline.tracker.figure.change;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import throughline.tracker.shared.Roles;

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
  @Operation(
      operationId = "listChanges",
      summary = "Every figure that changed between two days of knowledge, by class of change")
  @APIResponse(responseCode = "200", description = "Those that changed, in the measures' order")
  @APIResponse(responseCode = "400", description = "invalid-input: names every wrong parameter")
  public List<ChangeView> all(@BeanParam ChangeParameters typed) {
    var asked = AskedChange.read(typed, null, clock);
    var listed = list.list(asked);
    return listed.changes().stream()
        .map(change -> ChangeView.of(change, asked, listed.firstDay().orElse(null)))
        .toList();
  }
}
