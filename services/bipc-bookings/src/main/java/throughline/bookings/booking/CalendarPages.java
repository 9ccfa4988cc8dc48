package throughline.bookings.booking;

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
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import throughline.bookings.Roles;
import throughline.platform.mail.calendar.CalendarFile;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.input.Form;
import throughline.platform.web.layout.CurrentPerson;

/** One's own bookings as a calendar to subscribe to. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class CalendarPages {
  private static final String PAGE = "/bookings/calendar";

  private final CalendarFeed feed;
  private final CalendarFile calendarFile;
  private final FormPost formPost;
  private final CurrentPerson person;
  private final URI publicUrl;

  CalendarPages(
      CalendarFeed feed,
      CalendarFile calendarFile,
      FormPost formPost,
      CurrentPerson person,
      @ConfigProperty(name = "throughline.web.public-url") URI publicUrl) {
    this.feed = feed;
    this.calendarFile = calendarFile;
    this.formPost = formPost;
    this.person = person;
    this.publicUrl = publicUrl;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance calendar(Form form, String address);
  }

  @GET
  @Path("bookings/calendar")
  @RolesAllowed(Roles.ENTREPRENEUR)
  public TemplateInstance calendar() {
    return page(formPost.opened());
  }

  @POST
  @Path("bookings/calendar")
  @RolesAllowed(Roles.ENTREPRENEUR)
  public Response renew(Form form) {
    var ends = "end".equals(form.text("pressed"));
    return formPost
        .button(form, "renew-calendar", ends)
        .orAgain(this::page)
        .then(
            () -> {
              if (ends) {
                feed.end(person.who());
              } else {
                feed.renew(person.who());
              }
            },
            PAGE);
  }

  @GET
  @Path("calendars/{number}.ics")
  @PermitAll
  @Produces("text/calendar")
  public Response read(@PathParam("number") UUID number) {
    return Response.ok(calendarFile.feed("Your bookings", feed.entries(number))).build();
  }

  private TemplateInstance page(Form form) {
    var address =
        feed.numberOf(person.subject())
            .map(number -> publicUrl + "/calendars/" + number + ".ics")
            .orElse("");
    return Templates.calendar(form, address);
  }
}
