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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import throughline.bookings.Roles;
import throughline.contracts.bookings.BookingState.Status;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.core.permission.Places;
import throughline.platform.database.audit.HistoryLine;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.form.OpenForm;
import throughline.platform.web.input.Form;
import throughline.platform.web.layout.CurrentPerson;

/** An adviser's pages: who came to a session of theirs, and which registers are not complete. */
@Path("/")
@RolesAllowed(Roles.ADVISER)
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class RegisterPages {
  /** With two buttons and as many links each, more would make the page too heavy for a phone. */
  private static final int MOST_OF_A_PAGE = 20;

  private final RecordAttendance recordAttendance;
  private final ShowBookingHistory showHistory;
  private final BrowseBookings browseBookings;
  private final FormPost formPost;
  private final OpenForm openForm;
  private final CurrentPerson person;

  RegisterPages(
      RecordAttendance recordAttendance,
      ShowBookingHistory showHistory,
      BrowseBookings browseBookings,
      FormPost formPost,
      OpenForm openForm,
      CurrentPerson person) {
    this.recordAttendance = recordAttendance;
    this.showHistory = showHistory;
    this.browseBookings = browseBookings;
    this.formPost = formPost;
    this.openForm = openForm;
    this.person = person;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance register(
        Form form,
        boolean newer,
        Register register,
        Slice<Register.Entry> part,
        List<Register.Entry> people,
        List<Register.Entry> cancelled);

    static native TemplateInstance list(
        Slice<Registers.Summary> today, Slice<Registers.Summary> unfinished);

    static native TemplateInstance history(
        BookingView booking, String name, List<HistoryLine> lines);

    static native TemplateInstance part(Form form, BookingView booking, String name);

    static native TemplateInstance finished(Slice<Registers.Summary> registers);
  }

  @GET
  @Path("registers")
  public TemplateInstance list(
      @QueryParam("after") String after, @QueryParam("before") String before) {
    var places = places();
    var page = PageRequest.linked(after, before);
    return Templates.list(
        browseBookings.registersToday(places), browseBookings.unfinishedRegisters(places, page));
  }

  @GET
  @Path("registers/finished")
  public TemplateInstance finished(
      @QueryParam("after") String after, @QueryParam("before") String before) {
    var page = PageRequest.linked(after, before);
    return Templates.finished(browseBookings.finishedRegisters(places(), page));
  }

  @GET
  @Path("sessions/{id}/register")
  public TemplateInstance register(
      @PathParam("id") UUID session,
      @QueryParam("after") String after,
      @QueryParam("before") String before,
      @QueryParam("at") UUID booking,
      @QueryParam("newer") boolean newer) {
    var wanted = PageRequest.linked(after, before);
    return page(session, Form.blank(), newer, Optional.ofNullable(booking), wanted);
  }

  @POST
  @Path("sessions/{id}/register")
  public Response everyoneCame(
      @PathParam("id") UUID session, @QueryParam("at") UUID booking, Form form) {
    var seen = seen(form.value("version"));
    var places = places();
    return formPost
        .button(form, "record-everyone-came " + session, null)
        .then(
            () -> {
              var newer = recordAttendance.recordEveryone(session, seen, person.who(), places);
              var register = UriBuilder.fromPath("/sessions/{id}/register");
              if (booking != null) {
                register.queryParam("at", booking);
              }
              if (newer) {
                register.queryParam("newer", true);
              }
              return register.build(session).toString();
            });
  }

  @GET
  @Path("bookings/{id}/history")
  public TemplateInstance history(@PathParam("id") UUID booking) {
    var places = places();
    return Templates.history(
        browseBookings.booking(booking, places),
        browseBookings.whoBooked(booking, places),
        showHistory.show(booking, person.who(), places));
  }

  /** Where somebody comes back to after signing in; recording takes a button, which is a post. */
  @GET
  @Path("bookings/{id}/attendance")
  public TemplateInstance signedIn(@PathParam("id") UUID booking) {
    return pageAt(booking, Form.blank());
  }

  @POST
  @Path("bookings/{id}/attendance")
  public Response record(@PathParam("id") UUID booking, Form form) {
    var typed = new RecordAttendance.Request(form.text("pressed"), null);
    var places = places();
    return formPost
        .button(form, "record-attendance " + booking, typed)
        .orAgain(wrong -> pageAt(booking, wrong))
        .wrongAt(booking.toString())
        .then(() -> recordAttendance.record(booking, typed, person.who(), places).inRegister());
  }

  @GET
  @Path("bookings/{id}/part")
  public TemplateInstance part(@PathParam("id") UUID booking) {
    return partPage(booking, openForm.orBlank());
  }

  @POST
  @Path("bookings/{id}/part")
  public Response recordPart(@PathParam("id") UUID booking, Form form) {
    var typed = new RecordAttendance.Request(Status.PARTIAL.name(), form.text("minutes"));
    var places = places();
    return formPost
        .button(form, "record-attendance " + booking, typed)
        .orAgain(wrong -> partPage(booking, wrong))
        .then(() -> recordAttendance.record(booking, typed, person.who(), places).inRegister());
  }

  private TemplateInstance partPage(UUID id, Form form) {
    var booking = browseBookings.booking(id, places());
    return Templates.part(form, booking, browseBookings.whoBooked(id, places()));
  }

  /** What is no moment is before anybody booked. */
  private static Instant seen(String newestShown) {
    try {
      return Instant.parse(newestShown);
    } catch (DateTimeParseException garbled) {
      return Instant.MIN;
    }
  }

  private Places places() {
    return person.placesOf(Roles.ADVISER).required();
  }

  private TemplateInstance pageAt(UUID booking, Form form) {
    var session = browseBookings.booking(booking, places()).session();
    return page(session, form, false, Optional.of(booking), PageRequest.linked(null));
  }

  private TemplateInstance page(
      UUID session, Form form, boolean newer, Optional<UUID> booking, PageRequest wanted) {
    var register = browseBookings.register(session, places());
    var part = register.part(booking, wanted.atMost(MOST_OF_A_PAGE));
    return Templates.register(
        form,
        newer,
        register,
        part,
        part.items().stream().filter(entry -> !entry.cancelled()).toList(),
        part.items().stream().filter(Register.Entry::cancelled).toList());
  }
}
