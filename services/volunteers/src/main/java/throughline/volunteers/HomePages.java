package throughline.volunteers;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import throughline.platform.web.layout.CurrentPerson;

/** Sends each role to where its work is. */
@Path("/")
class HomePages {

  private final CurrentPerson person;

  HomePages(CurrentPerson person) {
    this.person = person;
  }

  @GET
  @RolesAllowed({Roles.VOLUNTEER, Roles.COORDINATOR})
  public Response home() {
    var start = coordinates() ? "/approvals" : "/hours";
    return Response.seeOther(URI.create(start)).build();
  }

  /** A volunteer who is to coordinate, but not yet anywhere, goes to their own hours. */
  private boolean coordinates() {
    return !person.hasRole(Roles.VOLUNTEER) || !person.placesOf(Roles.COORDINATOR).isNone();
  }
}
