package throughline.membership.enrolment;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import throughline.membership.Roles;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.web.form.OpenForm;
import throughline.platform.web.input.Form;
import throughline.platform.web.layout.CurrentPerson;

/** From a card to its receipt. The number is sent as a form, so that no address holds it. */
@Path("find")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.REGISTRAR, Roles.LIBRARY_STAFF})
class FindPages {

  @CheckedTemplate
  static class Templates {

    private Templates() {}

    static native TemplateInstance find(Form form);
  }

  private final FindByCard findByCard;
  private final OpenForm openForm;
  private final CurrentPerson person;

  FindPages(FindByCard findByCard, OpenForm openForm, CurrentPerson person) {
    this.findByCard = findByCard;
    this.openForm = openForm;
    this.person = person;
  }

  @GET
  @Operation(hidden = true)
  public TemplateInstance form() {
    return Templates.find(openForm.orBlank());
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response find(Form form) {
    try {
      var id = findByCard.find(form.text("cardNumber"), Desk.of(person));
      return Response.seeOther(URI.create("/enrolments/" + id)).build();
    } catch (InvalidInput wrong) {
      return Response.status(400).entity(Templates.find(form.with(wrong.errors()))).build();
    }
  }
}
