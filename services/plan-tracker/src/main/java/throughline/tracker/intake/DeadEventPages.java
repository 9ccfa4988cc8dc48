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
import java.util.Map;
import java.util.UUID;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.web.form.OpenForm;
import throughline.platform.web.input.Form;
import throughline.platform.web.layout.CurrentPerson;
import throughline.tracker.intake.deadevent.DeadCause;
import throughline.tracker.intake.deadevent.DeadEvent;
import throughline.tracker.intake.deadevent.DeadEventsWanted;
import throughline.tracker.intake.deadevent.DismissDeadEvents;
import throughline.tracker.intake.deadevent.Dismissal;
import throughline.tracker.intake.deadevent.ListDeadEvents;
import throughline.tracker.intake.deadevent.ListDeadEvents.DeadEventPart;
import throughline.tracker.shared.Roles;

/**
 * The list of events that were set aside, where an administrator tries them again, or dismisses
 * them and puts them back.
 */
@Path("/dead-events")
@RolesAllowed(Roles.ADMINISTRATOR)
@Produces(MediaType.TEXT_HTML)
class DeadEventPages {

  /** The page asks again by itself for as long as work goes on, also without script. */
  private static final String REFRESH = "Refresh";

  private static final String SECONDS = "3";
  private static final int SHOWN = 20;

  private final ListDeadEvents deadEvents;
  private final RetryDeadEvent retry;
  private final RetryCause retryCause;
  private final DismissDeadEvents dismiss;
  private final OpenForm openForm;
  private final CurrentPerson person;

  DeadEventPages(
      ListDeadEvents deadEvents,
      RetryDeadEvent retry,
      RetryCause retryCause,
      DismissDeadEvents dismiss,
      OpenForm openForm,
      CurrentPerson person) {
    this.deadEvents = deadEvents;
    this.retry = retry;
    this.retryCause = retryCause;
    this.dismiss = dismiss;
    this.openForm = openForm;
    this.person = person;
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

    static native TemplateInstance dismiss(
        String words, long events, String action, int longest, Form form);

    static native TemplateInstance dismissed(List<Dismissal> dismissals, Long next, Form form);
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
    return Templates.event(found(id));
  }

  private DeadEvent found(long id) {
    return deadEvents
        .find(id)
        .orElseThrow(() -> new NotFound("open event set aside with this number"));
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

  @GET
  @Path("{id}/dismiss")
  public TemplateInstance form(@PathParam("id") long id) {
    return dismissOne(id, openForm.orBlank());
  }

  @POST
  @Path("{id}/dismiss")
  public Response dismiss(@PathParam("id") long id, Form form) {
    try {
      dismiss.dismissOne(id, form.value("reason"), person.who());
      return seeDismissed();
    } catch (InvalidInput wrong) {
      return again(dismissOne(id, form.with(wrong.errors())));
    }
  }

  @GET
  @Path("causes/{cause:" + DeadCause.ID + "}/dismiss")
  public TemplateInstance formForAll(@PathParam("cause") String cause) {
    var found = cause(cause);
    return dismissAll(
        found, openForm.orStartingWith(Map.of("until", Long.toString(found.latest()))));
  }

  @POST
  @Path("causes/{cause:" + DeadCause.ID + "}/dismiss")
  public Response dismissAll(@PathParam("cause") String cause, Form form) {
    try {
      dismiss.dismissAll(cause, until(form), form.value("reason"), person.who());
      return seeDismissed();
    } catch (InvalidInput wrong) {
      return again(dismissAll(cause(cause), form.with(wrong.errors())));
    }
  }

  @GET
  @Path("dismissed")
  public TemplateInstance dismissed(@QueryParam("before") String before) {
    var page = dismiss.latest(before(before), SHOWN);
    var next = page.size() < SHOWN ? null : page.get(page.size() - 1).id();
    return Templates.dismissed(page, next, Form.blank());
  }

  @GET
  @Path("dismissals/{id}/undo")
  public Response signedInToUndo() {
    return seeDismissed();
  }

  @POST
  @Path("dismissals/{id}/undo")
  public Response undo(@PathParam("id") long id) {
    dismiss.undo(id, person.who());
    return Response.seeOther(URI.create("/dead-events")).build();
  }

  private TemplateInstance dismissOne(long id, Form form) {
    var event = found(id);
    var words = event.reason().words() + ": " + event.detail();
    return dismissal(words, 1, "/dead-events/" + id + "/dismiss", form);
  }

  private static TemplateInstance dismissAll(DeadCause cause, Form form) {
    return dismissal(
        cause.words(), cause.events(), "/dead-events/causes/" + cause.id() + "/dismiss", form);
  }

  private static TemplateInstance dismissal(String words, long events, String action, Form form) {
    return Templates.dismiss(words, events, action, DismissDeadEvents.LONGEST_REASON, form);
  }

  private DeadCause cause(String id) {
    return deadEvents
        .cause(id)
        .orElseThrow(() -> new NotFound("open event set aside for this cause"));
  }

  private static long until(Form form) {
    return form.value("until").matches("\\d{1,18}") ? Long.parseLong(form.value("until")) : 0;
  }

  private static long before(String typed) {
    return typed != null && typed.matches("\\d{1,18}") ? Long.parseLong(typed) : Long.MAX_VALUE;
  }

  private static Response seeDismissed() {
    return Response.seeOther(URI.create("/dead-events/dismissed")).build();
  }

  private static Response again(TemplateInstance page) {
    return Response.status(Response.Status.BAD_REQUEST).entity(page).build();
  }
}
