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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import throughline.bookings.Roles;
import throughline.platform.audit.HistoryLine;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.core.permission.Places;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.form.OpenForm;
import throughline.platform.web.input.Form;
import throughline.platform.web.layout.CurrentPerson;

/** An adviser's pages: who came to a session of theirs, and which registers are not complete. */
@Path("/")
@RolesAllowed(Roles.ADVISER)
@Produces(MediaType.TEXT_HTML)
public class RegisterPages {

  private final RecordAttendance recordAttendance;
  private final RecordEveryoneCame recordEveryoneCame;
  private final ShowBookingHistory showHistory;
  private final BrowseBookings browseBookings;
  private final FormPost formPost;
  private final OpenForm openForm;
  private final CurrentPerson person;

  RegisterPages(
      RecordAttendance recordAttendance,
      RecordEveryoneCame recordEveryoneCame,
      ShowBookingHistory showHistory,
      BrowseBookings browseBookings,
      FormPost formPost,
      OpenForm openForm,
      CurrentPerson person) {
    this.recordAttendance = recordAttendance;
    this.recordEveryoneCame = recordEveryoneCame;
    this.showHistory = showHistory;
    this.browseBookings = browseBookings;
    this.formPost = formPost;
    this.openForm = openForm;
    this.person = person;
  }

  @CheckedTemplate
  static class Templates {

    private Templates() {}

    static native TemplateInstance register(
        Form form,
        Form everyone,
        Register register,
        List<RegisterRow> rows,
        List<RegisterEntry> cancelled);

    static native TemplateInstance list(
        Slice<RegisterSummary> today, Slice<RegisterSummary> unfinished);

    static native TemplateInstance history(
        BookingView booking, String name, List<HistoryLine> lines);

    static native TemplateInstance finished(Slice<RegisterSummary> registers);
  }

  @GET
  @Path("registers")
  @Operation(hidden = true)
  public TemplateInstance list(
      @QueryParam("after") String after, @QueryParam("before") String before) {
    var places = places();
    var page = PageRequest.linked(after, before);
    return Templates.list(
        browseBookings.registersToday(places), browseBookings.unfinishedRegisters(places, page));
  }

  @GET
  @Path("registers/finished")
  @Operation(hidden = true)
  public TemplateInstance finished(
      @QueryParam("after") String after, @QueryParam("before") String before) {
    var page = PageRequest.linked(after, before);
    return Templates.finished(browseBookings.finishedRegisters(places(), page));
  }

  @GET
  @Path("sessions/{id}/register")
  @Operation(hidden = true)
  public TemplateInstance register(@PathParam("id") UUID session) {
    return page(session, Form.blank());
  }

  @POST
  @Path("sessions/{id}/register")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response everyoneCame(@PathParam("id") UUID session, Form form) {
    var places = places();
    return formPost
        .of(form, "record-everyone-came " + session, null)
        .then(
            () -> {
              recordEveryoneCame.record(session, person.who(), places);
              return "/sessions/" + session + "/register";
            });
  }

  @GET
  @Path("bookings/{id}/history")
  @Operation(hidden = true)
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
  @Operation(hidden = true)
  public TemplateInstance signedIn(@PathParam("id") UUID booking) {
    return page(browseBookings.booking(booking, places()).session(), openForm.orBlank());
  }

  @POST
  @Path("bookings/{id}/attendance")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response record(@PathParam("id") UUID booking, Form form) {
    var minutesField = RegisterRow.minutesField(booking);
    var typed = new AttendanceRequest(form.text("status"), form.text(minutesField));
    var places = places();
    return formPost
        .of(form, "record-attendance " + booking, typed)
        .orAgain(wrong -> page(browseBookings.booking(booking, places).session(), wrong))
        .wrongAt(minutesField)
        .then(() -> line(recordAttendance.record(booking, typed, person.who(), places)));
  }

  /** Back to the line of the same person, where the keyboard goes on. */
  private static String line(BookingView booking) {
    return "/sessions/" + booking.session() + "/register#" + booking.id();
  }

  private Places places() {
    return person.placesOf(Roles.ADVISER).required();
  }

  private TemplateInstance page(UUID session, Form form) {
    var register = browseBookings.register(session, places());
    var rows =
        register.items().stream()
            .filter(entry -> !entry.cancelled())
            .map(entry -> RegisterRow.of(entry, form))
            .toList();
    var cancelled = register.items().stream().filter(RegisterEntry::cancelled).toList();
    return Templates.register(form, Form.blank(), register, rows, cancelled);
  }
}
