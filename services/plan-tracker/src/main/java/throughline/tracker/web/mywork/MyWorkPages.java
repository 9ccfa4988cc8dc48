package throughline.tracker.web.mywork;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import throughline.tracker.plan.ownership.Owners;
import throughline.tracker.shared.Roles;

/** What the posts of whoever reads this own, and what they are asked for. */
@Path("/my-work")
@RolesAllowed({Roles.VIEWER, Roles.STRATEGY_LEAD, Roles.ADMINISTRATOR})
@Produces(MediaType.TEXT_HTML)
class MyWorkPages {

  private final QueryWaiting waiting;
  private final QueryOwned owned;
  private final Owners owners;

  MyWorkPages(QueryWaiting waiting, QueryOwned owned, Owners owners) {
    this.waiting = waiting;
    this.owned = owned;
    this.owners = owners;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance mine(
        List<QueryWaiting.Task> toDecide,
        List<Owned> asked,
        List<Owned> others,
        List<String> posts);
  }

  @GET
  public TemplateInstance mine() {
    var mine = owned.of(owners.posts());
    return Templates.mine(
        waiting.toDecide(),
        mine.stream().filter(Owned::isAsked).toList(),
        mine.stream().filter(one -> !one.isAsked()).toList(),
        mine.stream().map(Owned::owner).distinct().sorted().toList());
  }
}
