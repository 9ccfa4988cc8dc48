package throughline.tracker.figure.change;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.List;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.time.London;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.Option;
import throughline.tracker.shared.Roles;

/** What changed of all figures between two days of knowledge. */
@Path("/changes")
@RolesAllowed({Roles.VIEWER, Roles.STRATEGY_LEAD, Roles.ADMINISTRATOR})
@Produces(MediaType.TEXT_HTML)
class AllChangesPages {

  private final ListChanges changes;
  private final Clock clock;

  AllChangesPages(ListChanges changes, Clock clock) {
    this.changes = changes;
    this.clock = clock;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance all(ListChanges.Listed listed, List<Option> periods, Form form);
  }

  @GET
  public Response all(@BeanParam ChangeParameters typed, @Context UriInfo uri) {
    var form = ChangeForm.of(uri);
    try {
      var asked = AskedChange.read(ChangeForm.typed(typed, form), null, clock);
      return Response.ok(page(asked, ChangeForm.of(asked))).build();
    } catch (InvalidInput wrong) {
      var usual = AskedChange.untilEndOf(London.today(clock));
      return Response.status(Response.Status.BAD_REQUEST)
          .entity(page(usual, form.with(wrong.errors())))
          .build();
    }
  }

  private TemplateInstance page(AskedChange asked, Form form) {
    return Templates.all(changes.list(asked), ChangeForm.periods(asked), form);
  }
}
