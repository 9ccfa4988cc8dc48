package throughline.volunteers;

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

/** The start page: what waits for a volunteer, a coordinator or an administrator. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
class HomePages {
  private final StartCards start;

  HomePages(StartCards start) {
    this.start = start;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance home(List<HomeCard> cards);
  }

  @GET
  @RolesAllowed({Roles.VOLUNTEER, Roles.COORDINATOR, Roles.ADMINISTRATOR})
  public TemplateInstance home() {
    return Templates.home(start.cards());
  }
}
