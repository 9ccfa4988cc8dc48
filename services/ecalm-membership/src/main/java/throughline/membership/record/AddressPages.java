package throughline.membership.record;

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
import java.util.List;
import java.util.UUID;
import throughline.membership.person.vault.HomeAddress;
import throughline.membership.shared.Roles;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.web.form.OpenForm;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.Option;
import throughline.platform.web.layout.CurrentPerson;

/** Where a child lives; a secret address is the answer to a reason, and of no address a part. */
@Path("/enrolments/{id}/address")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.REGISTRAR, Roles.LIBRARY_STAFF})
class AddressPages {

  @CheckedTemplate
  static class Templates {

    static native TemplateInstance address(UUID id, HomeAddress address);

    static native TemplateInstance reason(UUID id, Form form, List<Option> reasons);
  }

  private final ShowAddress showAddress;
  private final OpenForm openForm;
  private final CurrentPerson person;

  AddressPages(ShowAddress showAddress, OpenForm openForm, CurrentPerson person) {
    this.showAddress = showAddress;
    this.openForm = openForm;
    this.person = person;
  }

  @GET
  public TemplateInstance address(@PathParam("id") UUID id) {
    return showAddress
        .show(id, Desk.of(person))
        .map(address -> Templates.address(id, address))
        .orElseGet(
            () -> Templates.reason(id, openForm.orBlank(), RestrictedRecords.REASONS.options()));
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response openBecause(@PathParam("id") UUID id, Form form) {
    try {
      var address = showAddress.showBecause(id, form.text("reason"), Desk.of(person));
      return Response.ok(Templates.address(id, address)).build();
    } catch (InvalidInput wrong) {
      var again =
          Templates.reason(id, form.with(wrong.errors()), RestrictedRecords.REASONS.options());
      return Response.status(400).entity(again).build();
    }
  }
}
