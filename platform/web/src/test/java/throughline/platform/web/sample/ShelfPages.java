package throughline.platform.web.sample;

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
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.input.Form;

/** Rows that share the form of their page. */
@Path("/shelves")
@RolesAllowed("volunteer")
@Produces(MediaType.TEXT_HTML)
public class ShelfPages {

  /** What was done, in its order. */
  public static final Queue<String> DONE = new ConcurrentLinkedQueue<>();

  @CheckedTemplate
  static class Templates {

    private Templates() {}

    static native TemplateInstance list(Form form, List<String> shelves);
  }

  private final FormPost formPost;

  ShelfPages(FormPost formPost) {
    this.formPost = formPost;
  }

  @GET
  public TemplateInstance list() {
    return page(Form.blank());
  }

  @POST
  @Path("{shelf}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response set(@PathParam("shelf") String shelf, Form form) {
    var state = form.text("state");
    return formPost
        .button(form, "set-shelf " + shelf, state)
        .orAgain(this::page)
        .refusedAt("shelves")
        .then(
            () -> {
              if (shelf.equals("locked")) {
                throw new Conflict("shelf-locked", "It is locked.");
              }
              DONE.add(shelf + " " + state);
              return "/shelves?" + state;
            });
  }

  private TemplateInstance page(Form form) {
    return Templates.list(form, List.of("north", "south", "locked"));
  }
}
