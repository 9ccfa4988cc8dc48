package throughline.volunteers.start;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import throughline.platform.web.home.HomeCard;
import throughline.platform.web.home.StartCards;
import throughline.platform.web.layout.CurrentPerson;
import throughline.volunteers.Roles;
import throughline.volunteers.role.BrowseRoles;
import throughline.volunteers.role.RoleView;
import throughline.volunteers.start.OwnStart.Own;

/**
 * The start page: what waits for a coordinator or an administrator, what a volunteer does next, and
 * for whoever has not applied yet what there is to help with.
 */
@Path("/")
@RolesAllowed({Roles.VOLUNTEER, Roles.COORDINATOR, Roles.ADMINISTRATOR})
@Produces(MediaType.TEXT_HTML)
public class StartPages {
  private final OwnStart ownStart;
  private final BrowseRoles roles;
  private final StartCards start;
  private final CurrentPerson person;

  StartPages(OwnStart ownStart, BrowseRoles roles, StartCards start, CurrentPerson person) {
    this.ownStart = ownStart;
    this.roles = roles;
    this.start = start;
    this.person = person;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance start(
        boolean staff, List<HomeCard> waiting, Own own, List<RoleView> roles);
  }

  @GET
  public TemplateInstance start() {
    var staff = person.hasRole(Roles.COORDINATOR) || person.hasRole(Roles.ADMINISTRATOR);
    var own = own(staff);
    return Templates.start(
        staff, start.urgent(), own, own != null && own.stranger() ? roles.all(false) : List.of());
  }

  /** Null for staff who do not volunteer themselves. */
  private Own own(boolean staff) {
    if (!person.hasRole(Roles.VOLUNTEER)) {
      return null;
    }
    var own = ownStart.of(person.subject());
    return staff && own.stranger() ? null : own;
  }
}
