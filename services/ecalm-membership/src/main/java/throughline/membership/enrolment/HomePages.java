package throughline.membership.enrolment;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import throughline.membership.Roles;
import throughline.platform.web.home.HomeCard;
import throughline.platform.web.home.StartCards;
import throughline.platform.web.input.Form;
import throughline.platform.web.layout.CurrentPerson;

/** The start page: what a registrar or library staff come to see first. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
class HomePages {

  private final StartCards start;
  private final ListRecent listRecent;
  private final CurrentPerson person;

  HomePages(StartCards start, ListRecent listRecent, CurrentPerson person) {
    this.start = start;
    this.listRecent = listRecent;
    this.person = person;
  }

  @CheckedTemplate
  static class Templates {

    private Templates() {}

    static native TemplateInstance home(
        List<HomeCard> cards, Form form, List<RecentEnrolment> recent);
  }

  @GET
  @RolesAllowed({Roles.REGISTRAR, Roles.LIBRARY_STAFF})
  @Operation(hidden = true)
  public TemplateInstance home() {
    return Templates.home(start.cards(), Form.blank(), listRecent.at(Desk.of(person)));
  }
}
