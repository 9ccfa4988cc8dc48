package throughline.bookings.register;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import throughline.bookings.Roles;
import throughline.bookings.register.GroupCounts.GroupCount;
import throughline.bookings.session.BrowseSessions;
import throughline.bookings.session.SessionStaff;
import throughline.bookings.session.SessionView;
import throughline.contracts.bookings.GroupCountState.Group;
import throughline.platform.core.permission.Places;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.Option;
import throughline.platform.web.input.SeenVersion;
import throughline.platform.web.layout.CurrentPerson;

/** The form by which a group is counted, and put right. */
@Path("/")
@RolesAllowed({Roles.ADVISER, Roles.PARTNER})
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class GroupPages {
  private static final List<Option> GROUPS =
      Stream.of(Group.values())
          .map(group -> Option.of(group.name(), GroupCounts.inWords(group)))
          .toList();

  private final CountGroup countGroup;
  private final BrowseSessions sessions;
  private final FormPost formPost;
  private final SessionStaff staff;
  private final CurrentPerson person;

  GroupPages(
      CountGroup countGroup,
      BrowseSessions sessions,
      FormPost formPost,
      SessionStaff staff,
      CurrentPerson person) {
    this.countGroup = countGroup;
    this.sessions = sessions;
    this.formPost = formPost;
    this.staff = staff;
    this.person = person;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance group(
        Form form, SessionView session, List<Option> groups, GroupCount count);
  }

  @GET
  @Path("sessions/{id}/groups")
  public TemplateInstance form(@PathParam("id") UUID session) {
    return page(session, formPost.opened());
  }

  @POST
  @Path("sessions/{id}/groups")
  public Response count(@PathParam("id") UUID session, Form form) {
    var typed = typed(form);
    return formPost
        .of(form, "count-group " + session, typed)
        .orAgain(again -> page(session, again))
        .refusedAt("people")
        .then(() -> register(countGroup.count(session, typed, person.who(), places()).session()));
  }

  @GET
  @Path("groups/{id}")
  public TemplateInstance counted(@PathParam("id") UUID id) {
    var count = countGroup.find(id, places());
    return corrected(
        count,
        formPost.openedOrStartingWith(
            Map.of("group", count.group().name(), "people", Integer.toString(count.people()))));
  }

  @POST
  @Path("groups/{id}")
  public Response correct(@PathParam("id") UUID id, Form form) {
    var typed = typed(form);
    var seen = SeenVersion.of(form);
    return formPost
        .of(form, "correct-group " + id, typed)
        .orAgain(again -> corrected(countGroup.find(id, places()), again))
        .refusedAt("people")
        .then(
            () -> register(countGroup.correct(id, seen, typed, person.who(), places()).session()));
  }

  private TemplateInstance page(UUID session, Form form) {
    return Templates.group(form, sessions.one(session, places()), GROUPS, null);
  }

  private TemplateInstance corrected(GroupCount count, Form form) {
    return Templates.group(form, sessions.one(count.session(), places()), GROUPS, count);
  }

  private static CountGroup.Request typed(Form form) {
    return new CountGroup.Request(form.text("group"), form.text("people"));
  }

  private static String register(UUID session) {
    return "/sessions/%s/register#groups".formatted(session);
  }

  private Places places() {
    return staff.places().required();
  }
}
