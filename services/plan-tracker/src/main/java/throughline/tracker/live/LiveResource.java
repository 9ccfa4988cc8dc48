package throughline.tracker.live;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import throughline.platform.web.layout.CurrentPerson;
import throughline.tracker.Roles;

/** Server-sent events for open pages. */
@Path("/live")
@RolesAllowed({Roles.STRATEGY_LEAD, Roles.ADMINISTRATOR})
class LiveResource {

  /**
   * A page whose stream has ended asks again so soon, and is told what moved meanwhile. Left to
   * itself a browser waits for some seconds.
   */
  private static final long ASK_AGAIN_MILLIS = 250;

  private final LiveFigures figures;
  private final CurrentPerson person;
  private final Clock clock;

  LiveResource(LiveFigures figures, CurrentPerson person, Clock clock) {
    this.figures = figures;
    this.person = person;
    this.clock = clock;
  }

  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Blocking
  @Operation(hidden = true)
  public Multi<OutboundSseEvent> live(@Context Sse sse) {
    return figures.stream(Duration.between(clock.instant(), person.until()))
        .map(update -> event(sse, update));
  }

  private static OutboundSseEvent event(Sse sse, LiveUpdate update) {
    return sse.newEventBuilder()
        .reconnectDelay(ASK_AGAIN_MILLIS)
        .mediaType(MediaType.APPLICATION_JSON_TYPE)
        .data(update)
        .build();
  }
}
