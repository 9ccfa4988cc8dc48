package throughline.volunteers.record;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import throughline.platform.web.layout.CurrentPerson;
import throughline.volunteers.Roles;

/** One volunteer on one page. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class RecordPages {
  private final ShowRecord showRecord;
  private final CurrentPerson person;

  RecordPages(ShowRecord showRecord, CurrentPerson person) {
    this.showRecord = showRecord;
    this.person = person;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance record(ShowRecord.WholeRecord record);
  }

  @GET
  @Path("people/{id}/record")
  @RolesAllowed(Roles.COORDINATOR)
  public TemplateInstance record(@PathParam("id") UUID id) {
    return Templates.record(
        showRecord.show(id, person.who(), person.placesOf(Roles.COORDINATOR).required()));
  }
}
