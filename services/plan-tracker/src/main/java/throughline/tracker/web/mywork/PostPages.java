package throughline.tracker.web.mywork;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import throughline.platform.web.input.Form;
import throughline.tracker.entry.EntryForms;
import throughline.tracker.shared.Roles;

/** Who holds each post, and when it was reminded of what. */
@Path("/posts")
@RolesAllowed(Roles.STRATEGY_LEAD)
@Produces(MediaType.TEXT_HTML)
class PostPages {

  private final QueryOwned owned;
  private final HoldPost holdPost;
  private final EntryForms forms;

  PostPages(QueryOwned owned, HoldPost holdPost, EntryForms forms) {
    this.owned = owned;
    this.holdPost = holdPost;
    this.forms = forms;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance list(List<QueryOwned.Post> posts, boolean saved);

    static native TemplateInstance holder(QueryOwned.Post post, Form form);
  }

  @GET
  public TemplateInstance list(@QueryParam("saved") String saved) {
    return Templates.list(owned.posts(), saved != null);
  }

  @GET
  @Path("holder")
  public TemplateInstance form(@QueryParam("post") String name) {
    var form = forms.open();
    var post = owned.post(name == null ? form.value("post") : name);
    return Templates.holder(
        post,
        post.holder() == null ? form : forms.open(Map.of("address", post.holder().address())));
  }

  @POST
  @Path("holder")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response set(Form form) {
    var post = owned.post(form.value("post"));
    var typed = form.text("address");
    var seen = form.value("seen");
    return forms
        .sent(form, "hold-post " + post.name(), List.of(seen, String.valueOf(typed)))
        .orAgain(refused -> Templates.holder(owned.post(form.value("post")), refused))
        .refusedAt("address")
        .then(() -> holdPost.set(post.name(), id(seen), typed), "/posts?saved=true");
  }

  /** What is no id is no holder that ever was. */
  private static Optional<UUID> id(String typed) {
    if (typed.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(UUID.fromString(typed));
    } catch (IllegalArgumentException garbled) {
      return Optional.of(new UUID(0, 0));
    }
  }
}
