package throughline.volunteers.hours;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.input.Form;
import throughline.platform.web.layout.CurrentPerson;
import throughline.volunteers.Roles;

/** A volunteer takes hours back that are not approved. */
@Path("/hours/withdrawal/{id}")
@RolesAllowed(Roles.VOLUNTEER)
@Produces(MediaType.TEXT_HTML)
class WithdrawalPages {

  private final WithdrawHours withdrawHours;
  private final BrowseHours browseHours;
  private final FormPost formPost;
  private final CurrentPerson person;

  WithdrawalPages(
      WithdrawHours withdrawHours,
      BrowseHours browseHours,
      FormPost formPost,
      CurrentPerson person) {
    this.withdrawHours = withdrawHours;
    this.browseHours = browseHours;
    this.formPost = formPost;
    this.person = person;
  }

  @CheckedTemplate
  static class Templates {

    private Templates() {}

    static native TemplateInstance withdraw(Form form, HoursView hours);
  }

  @GET
  public TemplateInstance form(@PathParam("id") UUID id) {
    return page(Form.blank(), id);
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response withdraw(@PathParam("id") UUID id, Form form) {
    var seen = SeenVersion.of(form);
    return formPost
        .of(form, "withdraw-hours " + id, null)
        .orAgain(refused -> page(refused, id))
        .refusedAt("hours")
        .then(() -> "/hours?saved=" + withdrawHours.withdraw(id, seen, person.who()).id());
  }

  private TemplateInstance page(Form form, UUID id) {
    return Templates.withdraw(form, browseHours.ownEntry(id, person.subject()));
  }
}
