package throughline.membership.offline;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import throughline.membership.Roles;
import throughline.platform.web.form.FormTokens;
import throughline.platform.web.input.Form;
import throughline.platform.web.layout.CurrentPerson;

/** What waits on a device: a page that its script fills in, and what the script asks first. */
@Path("/")
class WaitingPages {

  @CheckedTemplate
  static class Templates {

    private Templates() {}

    static native TemplateInstance waiting();
  }

  /** Whose device it is now, and what a form has to carry to be taken. */
  record SignedInDesk(String owner, String field, String token) {}

  private final TellWhatWaits tellWhatWaits;
  private final OfflineDesk desk;
  private final FormTokens tokens;
  private final CurrentPerson person;

  WaitingPages(
      TellWhatWaits tellWhatWaits, OfflineDesk desk, FormTokens tokens, CurrentPerson person) {
    this.tellWhatWaits = tellWhatWaits;
    this.desk = desk;
    this.tokens = tokens;
    this.person = person;
  }

  @GET
  @Path("enrolments/waiting")
  @RolesAllowed(Roles.REGISTRAR)
  @Produces(MediaType.TEXT_HTML)
  @Operation(hidden = true)
  public TemplateInstance waiting() {
    desk.keep();
    return Templates.waiting();
  }

  /** What a device says of itself; it names nobody. */
  @POST
  @Path("enrolments/desk")
  @RolesAllowed(Roles.REGISTRAR)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public void tell(Form form) {
    tellWhatWaits.tell(
        form.text("device"), form.ticked("waits"), person.placesOf(Roles.REGISTRAR).required());
  }

  @GET
  @Path("enrolments/desk")
  @RolesAllowed(Roles.REGISTRAR)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(hidden = true)
  public SignedInDesk desk() {
    person.placesOf(Roles.REGISTRAR).required();
    return new SignedInDesk(desk.owner(), tokens.field(), tokens.text());
  }
}
