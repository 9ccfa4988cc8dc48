package throughline.bookings.session;

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
import java.util.UUID;
import throughline.bookings.Roles;
import throughline.platform.core.permission.Places;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.Option;
import throughline.platform.web.input.SeenVersion;
import throughline.platform.web.layout.CurrentPerson;

/** The pages by which an adviser changes a session, and writes to those who booked it. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.ADVISER, Roles.PARTNER})
public class ChangePages {
  private final EditSession editSession;
  private final WriteToBooked writeToBooked;
  private final BrowseSessions browseSessions;
  private final SessionChoices choices;
  private final FormPost formPost;
  private final SessionStaff staff;
  private final CurrentPerson person;

  ChangePages(
      EditSession editSession,
      WriteToBooked writeToBooked,
      BrowseSessions browseSessions,
      SessionChoices choices,
      FormPost formPost,
      SessionStaff staff,
      CurrentPerson person) {
    this.editSession = editSession;
    this.writeToBooked = writeToBooked;
    this.browseSessions = browseSessions;
    this.choices = choices;
    this.formPost = formPost;
    this.staff = staff;
    this.person = person;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance form(
        Form form,
        SessionView session,
        long version,
        List<Option> parts,
        SessionChoices.Choices choices);

    static native TemplateInstance write(Form form, SessionView session);
  }

  @GET
  @Path("sessions/{id}/edit")
  public TemplateInstance form(@PathParam("id") UUID id) {
    var values = browseSessions.toEdit(id, places()).values();
    values.put("part", SeriesPart.THIS.name());
    return page(id, formPost.openedOrStartingWith(values));
  }

  @POST
  @Path("sessions/{id}/edit")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response edit(@PathParam("id") UUID id, Form form) {
    var typed = SessionRequest.of(form);
    var part = SeriesPart.of(form);
    var seen = SeenVersion.of(form);
    var places = places();
    return formPost
        .of(form, "edit-session " + id, List.of(typed, part, seen))
        .orAgain(again -> page(id, again))
        .refusedAt("date")
        .then(
            () -> {
              editSession.edit(id, typed, part, seen, person.who(), places);
              return "/sessions/" + id;
            });
  }

  @GET
  @Path("sessions/{id}/write")
  public TemplateInstance message(@PathParam("id") UUID id) {
    return Templates.write(formPost.opened(), browseSessions.one(id, places()));
  }

  @POST
  @Path("sessions/{id}/write")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response write(@PathParam("id") UUID id, Form form) {
    var typed = new WriteToBooked.Request(form.text("message"));
    var places = places();
    return formPost
        .of(form, "write-to-booked " + id, typed)
        .orAgain(again -> Templates.write(again, browseSessions.one(id, places)))
        .refusedAt("message")
        .then(
            () -> {
              writeToBooked.write(id, typed, person.who(), places);
              return "/sessions/" + id;
            });
  }

  private TemplateInstance page(UUID id, Form form) {
    var editable = browseSessions.toEdit(id, places());
    List<Option> parts = editable.session().series() != null ? SeriesPart.options() : List.of();
    return Templates.form(
        form, editable.session(), editable.version(), parts, choices.of(places()));
  }

  private Places places() {
    return staff.places().required();
  }
}
