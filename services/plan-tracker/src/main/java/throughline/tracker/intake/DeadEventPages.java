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
import java.util.List;
import java.util.UUID;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.web.input.Form;
import throughline.tracker.intake.deadevent.DeadCause;
import throughline.tracker.intake.deadevent.DeadEvent;
import throughline.tracker.intake.deadevent.DeadEventsWanted;
import throughline.tracker.intake.deadevent.ListDeadEvents;
import throughline.tracker.intake.deadevent.ListDeadEvents.DeadEventPart;
import throughline.tracker.shared.Roles;

/** The list of events that were set aside, where an administrator tries them again. */
@Path("/dead-events")
@RolesAllowed(Roles.ADMINISTRATOR)
@Produces(MediaType.TEXT_HTML)
class DeadEventPages {

  /** The page asks again by itself for as long as work goes on, also without script. */
  private static final String REFRESH = "Refresh";

  private static final String SECONDS = "3";

  private final ListDeadEvents deadEvents;
  private final RetryDeadEvent retry;
  private final RetryCause retryCause;

  DeadEventPages(ListDeadEvents deadEvents, RetryDeadEvent retry, RetryCause retryCause) {
    this.deadEvents = deadEvents;
    this.retry = retry;
    this.retryCause = retryCause;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance deadEvents(
        DeadEventPart part,
        DeadEventsWanted wanted,
        List<DeadCause> causes,
        DeadCause cause,
        long count,
        RetryDeadEvent.Retry outcome,
        Form form);

    static native TemplateInstance event(DeadEvent dead);

    static native TemplateInstance retry(RetryCause.Retrying retrying);
  }

  @GET
  public TemplateInstance list(
      @QueryParam("cause") String cause,
      @QueryParam("after") String after,
      @QueryParam("before") String before) {
    return page(DeadEventsWanted.linked(cause, after, before), null);
  }

  @GET
  @Path("{id:\\d{1,18}}")
  public TemplateInstance event(@PathParam("id") long id) {
    return Templates.event(
        deadEvents
            .find(id)
            .orElseThrow(() -> new NotFound("open event set aside with this number")));
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
      @QueryParam("cause") String cause,
      @QueryParam("after") String after,
      @QueryParam("before") String before) {
    return page(DeadEventsWanted.linked(cause, after, before), retry.retry(id));
  }

  /** Where somebody comes back to after signing in. */
  @GET
  @Path("causes/{cause:" + DeadCause.ID + "}/retry")
  public Response signedInForAll() {
    return signedIn();
  }

  @POST
  @Path("causes/{cause:" + DeadCause.ID + "}/retry")
  public Response retryAll(@PathParam("cause") String cause) {
    var work = retryCause.start(cause);
    return Response.seeOther(URI.create("/dead-events/retries/" + work)).build();
  }

  @GET
  @Path("retries/{id}")
  public Response retrying(@PathParam("id") UUID id) {
    var retrying = retryCause.find(id);
    var answer = Response.ok(Templates.retry(retrying));
    return retrying.isOpen() ? answer.header(REFRESH, SECONDS).build() : answer.build();
  }

  private TemplateInstance page(DeadEventsWanted wanted, RetryDeadEvent.Retry outcome) {
    var cause = wanted.cause() == null ? null : deadEvents.cause(wanted.cause()).orElse(null);
    return Templates.deadEvents(
        deadEvents.open(wanted),
        wanted,
        wanted.cause() == null ? deadEvents.causes(ListDeadEvents.CAUSES) : List.of(),
        cause,
        deadEvents.count(),
        outcome,
        Form.blank());
  }
}
