package throughline.tracker.live;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestStreamElementType;
import throughline.platform.web.layout.CurrentPerson;
import throughline.tracker.Roles;

/** Server-sent events for open pages. */
@Path("/live")
@RolesAllowed({Roles.STRATEGY_LEAD, Roles.ADMINISTRATOR})
class LiveResource {

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
  @RestStreamElementType(MediaType.APPLICATION_JSON)
  @Blocking
  @Operation(hidden = true)
  public Multi<LiveUpdate> live(@QueryParam("measure") String measure) {
    return figures.stream(
        measure == null ? "" : measure, Duration.between(clock.instant(), person.until()));
  }
}
