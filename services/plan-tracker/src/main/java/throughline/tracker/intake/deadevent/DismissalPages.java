package throughline.tracker.intake.deadevent;

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
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.web.form.OpenForm;
import throughline.platform.web.input.Form;
import throughline.platform.web.layout.CurrentPerson;
import throughline.tracker.shared.Roles;

/** Where an administrator dismisses events that were set aside, and puts them back. */
@Path("/dead-events")
@RolesAllowed(Roles.ADMINISTRATOR)
@Produces(MediaType.TEXT_HTML)
class DismissalPages {

  private static final int SHOWN = 20;

  private final ListDeadEvents deadEvents;
  private final DismissDeadEvents dismiss;
  private final OpenForm openForm;
  private final CurrentPerson person;

  DismissalPages(
      ListDeadEvents deadEvents,
      DismissDeadEvents dismiss,
      OpenForm openForm,
      CurrentPerson person) {
    this.deadEvents = deadEvents;
    this.dismiss = dismiss;
    this.openForm = openForm;
    this.person = person;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance dismiss(
        String words, long events, String action, int longest, Form form);

    static native TemplateInstance dismissed(List<Dismissal> dismissals, Long next, Form form);
  }

  @GET
  @Path("{id}/dismiss")
  public TemplateInstance form(@PathParam("id") long id) {
    return one(id, openForm.orBlank());
  }

  @POST
  @Path("{id}/dismiss")
  public Response dismiss(@PathParam("id") long id, Form form) {
    try {
      dismiss.dismissOne(id, form.value("reason"), person.who());
      return seeDismissed();
    } catch (InvalidInput wrong) {
      return again(one(id, form.with(wrong.errors())));
    }
  }

  @GET
  @Path("causes/{cause:" + DeadCause.ID + "}/dismiss")
  public TemplateInstance formForAll(@PathParam("cause") String cause) {
    var found = cause(cause);
    return all(found, openForm.orStartingWith(Map.of("until", Long.toString(found.latest()))));
  }

  @POST
  @Path("causes/{cause:" + DeadCause.ID + "}/dismiss")
  public Response dismissAll(@PathParam("cause") String cause, Form form) {
    try {
      dismiss.dismissAll(cause, until(form), form.value("reason"), person.who());
      return seeDismissed();
    } catch (InvalidInput wrong) {
      return again(all(cause(cause), form.with(wrong.errors())));
    }
  }

  @GET
  @Path("dismissed")
  public TemplateInstance dismissed(@QueryParam("before") String before) {
    var page = dismiss.latest(before(before), SHOWN);
    var next = page.size() < SHOWN ? null : page.get(page.size() - 1).id();
    return Templates.dismissed(page, next, Form.blank());
  }

  /** Where somebody comes back to after signing in. */
  @GET
  @Path("dismissals/{id}/undo")
  public Response signedIn() {
    return seeDismissed();
  }

  @POST
  @Path("dismissals/{id}/undo")
  public Response undo(@PathParam("id") long id) {
    dismiss.undo(id, person.who());
    return Response.seeOther(URI.create("/dead-events")).build();
  }

  private TemplateInstance one(long id, Form form) {
    var event =
        deadEvents
            .find(id)
            .orElseThrow(() -> new NotFound("open event set aside with this number"));
    var words = event.reason().words() + ": " + event.detail();
    return page(words, 1, "/dead-events/" + id + "/dismiss", form);
  }

  private static TemplateInstance all(DeadCause cause, Form form) {
    return page(
        cause.words(), cause.events(), "/dead-events/causes/" + cause.id() + "/dismiss", form);
  }

  private static TemplateInstance page(String words, long events, String action, Form form) {
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
