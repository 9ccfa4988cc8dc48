package throughline.volunteers.rota;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import throughline.platform.mail.calendar.CalendarFile;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.input.Form;
import throughline.platform.web.layout.CurrentPerson;
import throughline.volunteers.Roles;

/** One's own rota as a calendar to subscribe to. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
class CalendarPages {
  private static final String PAGE = "/my-rota/calendar";

  private final RotaFeed feed;
  private final CalendarFile calendarFile;
  private final FormPost formPost;
  private final CurrentPerson person;

  CalendarPages(RotaFeed feed, CalendarFile calendarFile, FormPost formPost, CurrentPerson person) {
    this.feed = feed;
    this.calendarFile = calendarFile;
    this.formPost = formPost;
    this.person = person;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance calendar(Form form, String address);
  }

  @GET
  @Path("my-rota/calendar")
  @RolesAllowed(Roles.VOLUNTEER)
  public TemplateInstance calendar() {
    return page(formPost.opened());
  }

  @POST
  @Path("my-rota/calendar")
  @RolesAllowed(Roles.VOLUNTEER)
  public Response renew(Form form) {
    var ends = "end".equals(form.text("pressed"));
    var who = person.who();
    Runnable work = ends ? () -> feed.end(who) : () -> feed.renew(who);
    return formPost.button(form, "renew-calendar", ends).orAgain(this::page).then(work, PAGE);
  }

  @GET
  @Path("calendars/{number}.ics")
  @PermitAll
  @Produces("text/calendar")
  public Response read(@PathParam("number") UUID number) {
    return Response.ok(calendarFile.feed("Your volunteering", feed.entries(number))).build();
  }

  private TemplateInstance page(Form form) {
    return Templates.calendar(form, feed.address(person.subject()).orElse(""));
  }
}
