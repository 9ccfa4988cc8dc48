package throughline.tracker.web.waiting;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import throughline.tracker.shared.Roles;

/** The list behind the number in the menu. */
@Path(QueryWaiting.PATH)
@RolesAllowed({Roles.STRATEGY_LEAD, Roles.ADMINISTRATOR})
@Produces(MediaType.TEXT_HTML)
class WaitingPages {

  private final QueryWaiting waiting;

  WaitingPages(QueryWaiting waiting) {
    this.waiting = waiting;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance waiting(List<QueryWaiting.Task> tasks);
  }

  @GET
  public TemplateInstance list() {
    return Templates.waiting(waiting.tasks());
  }
}
