package throughline.volunteers.standing;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import throughline.platform.web.layout.CurrentPerson;
import throughline.volunteers.Roles;

/** What is missing or runs out: of oneself, and of all who help at one's places. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class RenewalPages {
  private final ShowStanding showStanding;
  private final CurrentPerson person;

  RenewalPages(ShowStanding showStanding, CurrentPerson person) {
    this.showStanding = showStanding;
    this.person = person;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance own(List<StandingView> standings);

    static native TemplateInstance renewals(ShowStanding.Renewals renewals);
  }

  @GET
  @Path("standing")
  @RolesAllowed(Roles.VOLUNTEER)
  public TemplateInstance own() {
    return Templates.own(showStanding.own(person.subject(), null));
  }

  @GET
  @Path("renewals")
  @RolesAllowed(Roles.COORDINATOR)
  public TemplateInstance renewals() {
    return Templates.renewals(showStanding.renewals(person.placesOf(Roles.COORDINATOR).required()));
  }
}
