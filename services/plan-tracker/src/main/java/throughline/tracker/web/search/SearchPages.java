package throughline.tracker.web.search;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.web.input.Form;
import throughline.platform.web.layout.CurrentPerson;
import throughline.tracker.shared.Roles;

/** The search over the plan. */
@Path("/search")
@RolesAllowed({Roles.VIEWER, Roles.STRATEGY_LEAD, Roles.ADMINISTRATOR})
@Produces(MediaType.TEXT_HTML)
class SearchPages {

  private final SearchPlan plan;
  private final CurrentPerson person;

  SearchPages(SearchPlan plan, CurrentPerson person) {
    this.plan = plan;
    this.person = person;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance search(Form form, FoundRows shown);
  }

  /** Without a word it only asks for one. */
  @GET
  public Response search(@Context UriInfo uri) {
    var form = Form.of(uri.getQueryParameters());
    if (form.text("q") == null) {
      return Response.ok(Templates.search(form, null)).build();
    }
    try {
      return Response.ok(Templates.search(form, plan.search(form.text("q"), person.roles())))
          .build();
    } catch (InvalidInput wrong) {
      return Response.status(Response.Status.BAD_REQUEST)
          .entity(Templates.search(form.with(wrong.errors()), null))
          .build();
    }
  }
}
