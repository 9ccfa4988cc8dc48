package throughline.bookings.register;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import throughline.bookings.Roles;
import throughline.bookings.session.SessionStaff;
import throughline.platform.files.table.TableWriter.Kind;
import throughline.platform.web.download.Download;
import throughline.platform.web.heavy.HeavyAnswer;
import throughline.platform.web.layout.CurrentPerson;

/** A register as a file. */
@HeavyAnswer
@Path("/")
@RolesAllowed({Roles.ADVISER, Roles.PARTNER})
class ExportRegisterPages {
  private final ExportRegister exportRegister;
  private final SessionStaff staff;
  private final CurrentPerson person;

  ExportRegisterPages(ExportRegister exportRegister, SessionStaff staff, CurrentPerson person) {
    this.exportRegister = exportRegister;
    this.staff = staff;
    this.person = person;
  }

  @GET
  @Path("sessions/{id}/register.csv")
  public Response csv(@PathParam("id") UUID session) {
    var register = exportRegister.take(session, person.who(), staff.places().required());
    return Download.of(
        "register.csv", Kind.CSV.mediaType(), out -> ExportRegister.write(register, out));
  }
}
