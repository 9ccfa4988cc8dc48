package throughline.volunteers.hours;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import throughline.platform.database.audit.Actor;
import throughline.platform.files.table.TableWriter.Kind;
import throughline.platform.web.download.Download;
import throughline.platform.web.heavy.HeavyAnswer;
import throughline.platform.web.layout.CurrentPerson;
import throughline.volunteers.Roles;

/** A coordinator's downloads. */
@HeavyAnswer
@Path("/approved-hours")
@RolesAllowed(Roles.COORDINATOR)
class ExportPages {
  private final ExportHours exportHours;
  private final CurrentPerson person;

  ExportPages(ExportHours exportHours, CurrentPerson person) {
    this.exportHours = exportHours;
    this.person = person;
  }

  @GET
  @Path("csv")
  public Response csv() {
    return file(Kind.CSV);
  }

  @GET
  @Path("xlsx")
  public Response xlsx() {
    return file(Kind.XLSX);
  }

  private Response file(Kind kind) {
    var places = person.placesOf(Roles.COORDINATOR).required();
    var coordinator = new Actor(person.subject(), Roles.COORDINATOR, places.only().orElse(null));
    return Download.of(
        "approved-hours" + kind.ending(),
        kind.mediaType(),
        out -> exportHours.write(out, kind, places, coordinator));
  }
}
