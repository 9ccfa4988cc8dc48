package throughline.tracker.intake;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import throughline.platform.web.input.Form;
import throughline.tracker.Roles;
import throughline.tracker.deadevent.DeadEventPart;
import throughline.tracker.deadevent.DeadEventsWanted;
import throughline.tracker.deadevent.ListDeadEvents;

/** The list of events that were set aside, where an administrator tries them again. */
@Path("/dead-events")
@RolesAllowed(Roles.ADMINISTRATOR)
@Produces(MediaType.TEXT_HTML)
class DeadEventPages {

  private final ListDeadEvents deadEvents;
  private final RetryDeadEvent retry;

  DeadEventPages(ListDeadEvents deadEvents, RetryDeadEvent retry) {
    this.deadEvents = deadEvents;
    this.retry = retry;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance deadEvents(
        DeadEventPart part,
        DeadEventsWanted wanted,
        long count,
        RetryDeadEvent.Retry outcome,
        Form form);
  }

  @GET
  public TemplateInstance list(
      @QueryParam("after") String after, @QueryParam("before") String before) {
    return page(DeadEventsWanted.linked(after, before), null);
  }

  /** Where somebody comes back to after signing in; trying again takes the button, a post. */
  @GET
  @Path("{id}/retry")
  public Response signedIn() {
    return Response.seeOther(URI.create("/dead-events")).build();
  }

  /** Answers with the page itself: trying twice does no harm, so reloading may send it again. */
  @POST
  @Path("{id}/retry")
  public TemplateInstance retry(
      @PathParam("id") long id,
      @QueryParam("after") String after,
      @QueryParam("before") String before) {
    return page(DeadEventsWanted.linked(after, before), retry.retry(id));
  }

  private TemplateInstance page(DeadEventsWanted wanted, RetryDeadEvent.Retry outcome) {
    return Templates.deadEvents(
        deadEvents.open(wanted), wanted, deadEvents.count(), outcome, Form.blank());
  }
}
