package throughline.tracker.intake;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import throughline.tracker.Roles;
import throughline.tracker.deadevent.DeadEventView;
import throughline.tracker.deadevent.DeadEventsWanted;
import throughline.tracker.deadevent.ListDeadEvents;

/** Events that were set aside, for programs. */
@Path("/api/dead-events")
@RolesAllowed(Roles.ADMINISTRATOR)
@Tag(
    name = "Events set aside",
    description = "What could not be read or applied, until somebody has dealt with it")
class DeadEventResource {

  private final ListDeadEvents deadEvents;
  private final RetryDeadEvent retry;

  DeadEventResource(ListDeadEvents deadEvents, RetryDeadEvent retry) {
    this.deadEvents = deadEvents;
    this.retry = retry;
  }

  @GET
  @Operation(
      operationId = "listDeadEvents",
      summary = "The events that could not be read or applied and are still open, oldest first",
      description = "100 at once, or as many as limit says, up to 200.")
  @APIResponse(responseCode = "200", description = "A part of the list")
  @APIResponse(responseCode = "400", description = "invalid-input: names every wrong parameter")
  public List<DeadEventView> open(
      @Parameter(description = "Those after the event with this id: the last of the page before")
          @QueryParam("after")
          String after,
      @Parameter(description = "Those before the event with this id: the first of the page after")
          @QueryParam("before")
          String before,
      @Parameter(description = "1 to 200 events, 100 if left out") @QueryParam("limit")
          String limit) {
    var part = deadEvents.open(DeadEventsWanted.read(after, before, limit));
    return part.events().stream().map(DeadEventView::of).toList();
  }

  @POST
  @Path("{id}/retry")
  @Operation(
      operationId = "retryDeadEvent",
      summary = "Try an event again, by the same code that reads the log")
  @APIResponse(responseCode = "200", description = "What it came to")
  @APIResponse(
      responseCode = "404",
      description = "not-found: no event was set aside under this number")
  @APIResponse(responseCode = "409", description = "already-resolved: it was dealt with before")
  public RetryDeadEvent.Retry retry(@PathParam("id") long id) {
    return retry.retry(id);
  }
}
