package throughline.membership.record.search;

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
import java.time.Clock;
import throughline.membership.record.Desk;
import throughline.membership.shared.Roles;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.time.London;
import throughline.platform.web.form.OpenForm;
import throughline.platform.web.input.Form;
import throughline.platform.web.layout.CurrentPerson;

/**
 * From a card, a name or a date of birth to a child. What was typed is sent as a form, also to the
 * next page of the list, so that no address holds it.
 */
@Path("find")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.REGISTRAR, Roles.LIBRARY_STAFF})
class SearchPages {

  @CheckedTemplate
  static class Templates {

    static native TemplateInstance find(Form form, SearchMembers.Result result);
  }

  private final SearchMembers searchMembers;
  private final OpenForm openForm;
  private final CurrentPerson person;
  private final Clock clock;

  SearchPages(SearchMembers searchMembers, OpenForm openForm, CurrentPerson person, Clock clock) {
    this.searchMembers = searchMembers;
    this.openForm = openForm;
    this.person = person;
    this.clock = clock;
  }

  @GET
  public TemplateInstance form() {
    return Templates.find(openForm.orBlank(), null);
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response find(Form form) {
    var desk = Desk.of(person);
    try {
      var sought = Sought.read(form.text(Sought.FIELD), London.today(clock));
      return sought
          .card()
          .map(card -> openReceipt(card, desk))
          .orElseGet(() -> list(form, sought, desk));
    } catch (InvalidInput wrong) {
      return Response.status(400).entity(Templates.find(form.with(wrong.errors()), null)).build();
    }
  }

  private Response openReceipt(String card, Desk desk) {
    return Response.seeOther(URI.create("/enrolments/" + searchMembers.byCard(card, desk))).build();
  }

  private Response list(Form form, Sought sought, Desk desk) {
    var page = PageRequest.linked(form.text("after"), form.text("before"));
    return Response.ok(Templates.find(form, searchMembers.search(sought, desk, page))).build();
  }
}
