package throughline.bookings.booking;

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
import throughline.bookings.Roles;
import throughline.bookings.session.BrowseSessions;
import throughline.bookings.session.SeriesPart;
import throughline.bookings.session.SessionStaff;
import throughline.bookings.session.SessionView;
import throughline.platform.core.permission.Places;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.Option;
import throughline.platform.web.layout.CurrentPerson;

/** Asks once more before a place or a whole session is given up. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class CancellationPages {
  private final CancelBookings cancelBookings;
  private final CancelSeries cancelSeries;
  private final BrowseBookings browseBookings;
  private final BrowseSessions browseSessions;
  private final FormPost formPost;
  private final SessionStaff staff;
  private final CurrentPerson person;

  CancellationPages(
      CancelBookings cancelBookings,
      CancelSeries cancelSeries,
      BrowseBookings browseBookings,
      BrowseSessions browseSessions,
      FormPost formPost,
      SessionStaff staff,
      CurrentPerson person) {
    this.cancelBookings = cancelBookings;
    this.cancelSeries = cancelSeries;
    this.browseBookings = browseBookings;
    this.browseSessions = browseSessions;
    this.formPost = formPost;
    this.staff = staff;
    this.person = person;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance own(Form form, BookingView booking);

    static native TemplateInstance booking(
        Form form, BookingView booking, String name, boolean begun);

    static native TemplateInstance session(Form form, SessionView session, List<Option> parts);
  }

  @GET
  @Path("bookings/{id}/cancel")
  @RolesAllowed({Roles.ENTREPRENEUR, Roles.ADVISER, Roles.PARTNER})
  public TemplateInstance booking(@PathParam("id") UUID id) {
    return bookingPage(id, formPost.opened());
  }

  @POST
  @Path("bookings/{id}/cancel")
  @RolesAllowed({Roles.ENTREPRENEUR, Roles.ADVISER, Roles.PARTNER})
  public Response cancelBooking(@PathParam("id") UUID id, Form form) {
    var typed = new CancelBookings.Request(form.text("reason"));
    return formPost
        .of(form, "cancel-booking " + id, typed)
        .orAgain(again -> bookingPage(id, again))
        .refusedAt("cancel")
        .then(
            () ->
                afterwards(
                    cancelBookings.cancelBooking(
                        id, typed, person.who(), person.emailAddress(), places())));
  }

  @GET
  @Path("sessions/{id}/cancel")
  @RolesAllowed({Roles.ADVISER, Roles.PARTNER})
  public TemplateInstance session(@PathParam("id") UUID id) {
    return sessionPage(id, formPost.openedOrStartingWith(Map.of("part", SeriesPart.THIS.name())));
  }

  @POST
  @Path("sessions/{id}/cancel")
  @RolesAllowed({Roles.ADVISER, Roles.PARTNER})
  public Response cancelSession(@PathParam("id") UUID id, Form form) {
    var typed = new CancelBookings.Request(form.text("reason"));
    var part = SeriesPart.of(form);
    return formPost
        .of(form, "cancel-session " + id, List.of(typed, part))
        .orAgain(again -> sessionPage(id, again))
        .refusedAt("cancel")
        .then(
            () -> cancelSeries.cancel(id, typed, part, person.who(), places().required()),
            "/sessions/" + id);
  }

  private String afterwards(BookingView booking) {
    return browseBookings.isOwn(booking.id(), person.subject())
        ? "/bookings/" + booking.id()
        : "/sessions/%s/register?at=%s#cancelled".formatted(booking.session(), booking.id());
  }

  private TemplateInstance bookingPage(UUID id, Form form) {
    var booking = browseBookings.booking(id, person.subject(), places());
    return browseBookings.isOwn(id, person.subject())
        ? Templates.own(form, booking)
        : Templates.booking(
            form,
            booking,
            browseBookings.whoBooked(id, places()),
            browseBookings.hasBegun(booking));
  }

  private TemplateInstance sessionPage(UUID id, Form form) {
    var session = browseSessions.one(id, places().required());
    return Templates.session(
        form, session, session.series() == null ? List.of() : SeriesPart.options());
  }

  private Places places() {
    return staff.places();
  }
}
