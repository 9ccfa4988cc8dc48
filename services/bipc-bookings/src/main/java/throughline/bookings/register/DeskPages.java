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
import java.util.UUID;
import throughline.bookings.Roles;
import throughline.bookings.session.BrowseSessions;
import throughline.bookings.session.SessionStaff;
import throughline.bookings.session.SessionView;
import throughline.platform.core.permission.Places;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.input.Form;
import throughline.platform.web.layout.CurrentPerson;

/** Staff book for somebody without internet, and add who came without a booking. */
@Path("/")
@RolesAllowed({Roles.ADVISER, Roles.PARTNER})
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class DeskPages {
  private final BookForSomebody bookForSomebody;
  private final AddWalkIn addWalkIn;
  private final BrowseSessions sessions;
  private final FormPost formPost;
  private final SessionStaff staff;
  private final CurrentPerson person;

  DeskPages(
      BookForSomebody bookForSomebody,
      AddWalkIn addWalkIn,
      BrowseSessions sessions,
      FormPost formPost,
      SessionStaff staff,
      CurrentPerson person) {
    this.bookForSomebody = bookForSomebody;
    this.addWalkIn = addWalkIn;
    this.sessions = sessions;
    this.formPost = formPost;
    this.staff = staff;
    this.person = person;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance bookFor(Form form, SessionView session);

    static native TemplateInstance walkIn(Form form, SessionView session);
  }

  @GET
  @Path("sessions/{id}/book-for")
  public TemplateInstance bookForForm(@PathParam("id") UUID session) {
    return bookForPage(session, formPost.opened());
  }

  @POST
  @Path("sessions/{id}/book-for")
  public Response bookFor(@PathParam("id") UUID session, Form form) {
    var typed =
        new BookForSomebody.Request(form.text("name"), form.text("email"), form.text("phone"));
    return formPost
        .of(form, "book-for " + session, typed)
        .orAgain(again -> bookForPage(session, again))
        .refusedAt("name")
        .then(() -> bookForSomebody.book(session, typed, person.who(), places()).inRegister());
  }

  @GET
  @Path("sessions/{id}/walk-in")
  public TemplateInstance walkInForm(@PathParam("id") UUID session) {
    return walkInPage(session, formPost.opened());
  }

  @POST
  @Path("sessions/{id}/walk-in")
  public Response walkIn(@PathParam("id") UUID session, Form form) {
    var name = form.text("name");
    return formPost
        .of(form, "walk-in " + session, name)
        .orAgain(again -> walkInPage(session, again))
        .refusedAt("name")
        .then(() -> RegisterPages.recorded(addWalkIn.add(session, name, person.who(), places())));
  }

  private TemplateInstance bookForPage(UUID session, Form form) {
    return Templates.bookFor(form, sessions.one(session, places()));
  }

  private TemplateInstance walkInPage(UUID session, Form form) {
    return Templates.walkIn(form, sessions.one(session, places()));
  }

  private Places places() {
    return staff.places().required();
  }
}
