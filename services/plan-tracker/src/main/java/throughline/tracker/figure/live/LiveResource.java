package throughline.tracker.figure.live;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import throughline.platform.web.layout.CurrentPerson;
import throughline.tracker.shared.Roles;

/** Server-sent events for open pages. */
@Path("/live")
@RolesAllowed({Roles.VIEWER, Roles.STRATEGY_LEAD, Roles.ADMINISTRATOR})
class LiveResource {

  private static final long ASK_AGAIN_MILLIS = 250;

  /** More pages than so nobody looks at; a page that has no stream says that it is not live. */
  private static final int MOST_OF_ONE_PERSON = 20;

  private final Map<String, Integer> streams = new ConcurrentHashMap<>();
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
    var longest = Duration.between(clock.instant(), person.until());
    var reader = person.subject();
    if (streams.merge(reader, 1, Integer::sum) > MOST_OF_ONE_PERSON) {
      leave(reader);
      throw new WebApplicationException(429);
    }
    return figures.stream(longest)
        .onTermination()
        .invoke(() -> leave(reader))
        .map(update -> event(sse, update));
  }

  private void leave(String reader) {
    streams.computeIfPresent(reader, (who, had) -> had == 1 ? null : had - 1);
  }

  private static OutboundSseEvent event(Sse sse, LiveFigures.LiveUpdate update) {
    return sse.newEventBuilder()
        .reconnectDelay(ASK_AGAIN_MILLIS)
        .mediaType(MediaType.APPLICATION_JSON_TYPE)
        .data(update)
        .build();
  }
}
