package throughline.tracker.intake;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import throughline.platform.web.layout.CurrentPerson;
import throughline.tracker.intake.deadevent.DeadCause;
import throughline.tracker.intake.deadevent.DeadEvent;
import throughline.tracker.intake.deadevent.DeadEventsWanted;
import throughline.tracker.intake.deadevent.DeadReason;
import throughline.tracker.intake.deadevent.DismissDeadEvents;
import throughline.tracker.intake.deadevent.ListDeadEvents;
import throughline.tracker.shared.Roles;

/** Events that were set aside, for programs. */
@Path("/api/dead-events")
@RolesAllowed(Roles.ADMINISTRATOR)
@Tag(
    name = "Events set aside",
    description = "What could not be read or applied, until somebody has dealt with it")
class DeadEventResource {

  private static final int MOST_CAUSES = 100;

  private final ListDeadEvents deadEvents;
  private final RetryDeadEvent retry;
  private final DismissDeadEvents dismiss;
  private final CurrentPerson person;

  DeadEventResource(
      ListDeadEvents deadEvents,
      RetryDeadEvent retry,
      DismissDeadEvents dismiss,
      CurrentPerson person) {
    this.deadEvents = deadEvents;
    this.retry = retry;
    this.dismiss = dismiss;
    this.person = person;
  }

  @GET
  @Operation(
      operationId = "listDeadEvents",
      summary = "The events that could not be read or applied and are still open, oldest first",
      description = "100 at once, or as many as limit says, up to 200.")
  @APIResponse(responseCode = "200", description = "A part of the list")
  @APIResponse(responseCode = "400", description = "invalid-input: names every wrong parameter")
  public List<DeadEventView> open(
      @Parameter(description = "Only those of this cause, by its id") @QueryParam("cause")
          String cause,
      @Parameter(description = "Those after the event with this id: the last of the page before")
          @QueryParam("after")
          String after,
      @Parameter(description = "Those before the event with this id: the first of the page after")
          @QueryParam("before")
          String before,
      @Parameter(description = "1 to 200 events, 100 if left out") @QueryParam("limit")
          String limit) {
    var part = deadEvents.open(DeadEventsWanted.read(cause, after, before, limit));
    return part.events().stream().map(DeadEventView::of).toList();
  }

  @GET
  @Path("causes")
  @Operation(
      operationId = "listDeadEventCauses",
      summary = "Why events are set aside, and how many for each cause, the most frequent first")
  @APIResponse(responseCode = "200", description = "Up to 100 causes")
  public List<DeadCause> causes() {
    return deadEvents.causes(MOST_CAUSES);
  }

  @POST
  @Path("{id}/dismiss")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "dismissDeadEvent",
      summary = "Take an event that can never be taken in off the list, with a reason that is kept")
  @APIResponse(responseCode = "204", description = "It is off the list")
  @APIResponse(responseCode = "400", description = "invalid-input: there is no reason")
  @APIResponse(responseCode = "409", description = "already-resolved: it was dealt with before")
  public void dismiss(@PathParam("id") long id, DismissalRequest request) {
    dismiss.dismissOne(id, request == null ? null : request.reason(), person.who());
  }

  @Schema(name = "Dismissal")
  record DismissalRequest(String reason) {}

  @POST
  @Path("{id}/retry")
  @Operation(
      operationId = "retryDeadEvent",
      summary = "Try an event again, by the same code that reads the log")
  @APIResponse(responseCode = "200", description = "What it came to")
  @APIResponse(
      responseCode = "404",
      description = "not-found: no event was set aside under this number")
  @APIResponse(
      responseCode = "409",
      description = "already-resolved: it was dealt with before; or try-later: not at this moment")
  public RetryDeadEvent.Retry retry(@PathParam("id") long id) {
    return retry.retry(id);
  }

  /** A record that was set aside, for programs. */
  public record DeadEventView(
      long id,
      String topic,
      int partition,
      long offset,
      String key,
      Map<String, String> headers,
      String body,
      DeadReason reason,
      String detail,
      String technical,
      Instant receivedAt) {

    public static DeadEventView of(DeadEvent dead) {
      return new DeadEventView(
          dead.id(),
          dead.topic(),
          dead.partition(),
          dead.offset(),
          dead.key(),
          dead.headers(),
          dead.bodyText(),
          dead.reason(),
          dead.detail(),
          dead.technical(),
          dead.receivedAt());
    }
  }
}
