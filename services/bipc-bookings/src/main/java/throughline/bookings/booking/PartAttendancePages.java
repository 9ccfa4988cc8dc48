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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import throughline.bookings.Roles;
import throughline.contracts.bookings.BookingState.Status;
import throughline.platform.core.permission.Places;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.form.OpenForm;
import throughline.platform.web.input.Form;
import throughline.platform.web.layout.CurrentPerson;

/** Asks for how long somebody came who did not stay for the whole session. */
@Path("/bookings/{id}/part")
@RolesAllowed(Roles.ADVISER)
@Produces(MediaType.TEXT_HTML)
public class PartAttendancePages {

  private final RecordAttendance recordAttendance;
  private final BrowseBookings browseBookings;
  private final FormPost formPost;
  private final OpenForm openForm;
  private final CurrentPerson person;

  PartAttendancePages(
      RecordAttendance recordAttendance,
      BrowseBookings browseBookings,
      FormPost formPost,
      OpenForm openForm,
      CurrentPerson person) {
    this.recordAttendance = recordAttendance;
    this.browseBookings = browseBookings;
    this.formPost = formPost;
    this.openForm = openForm;
    this.person = person;
  }

  @CheckedTemplate
  static class Templates {

    private Templates() {}

    static native TemplateInstance part(Form form, BookingView booking, String name);
  }

  @GET
  @Operation(hidden = true)
  public TemplateInstance form(@PathParam("id") UUID booking) {
    return page(booking, openForm.orBlank());
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response record(@PathParam("id") UUID booking, Form form) {
    var typed = new AttendanceRequest(Status.PARTIAL.name(), form.text("minutes"));
    var places = places();
    return formPost
        .button(form, "record-attendance " + booking, typed)
        .orAgain(wrong -> page(booking, wrong))
        .then(() -> recordAttendance.record(booking, typed, person.who(), places).inRegister());
  }

  private TemplateInstance page(UUID id, Form form) {
    var booking = browseBookings.booking(id, places());
    return Templates.part(form, booking, browseBookings.whoBooked(id, places()));
  }

  private Places places() {
    return person.placesOf(Roles.ADVISER).required();
  }
}
