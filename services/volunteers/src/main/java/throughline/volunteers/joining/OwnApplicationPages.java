package throughline.volunteers.joining;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.input.Form;
import throughline.volunteers.joining.Applications.Application;

/** What the link of a mail opens for an applicant. Opening it changes nothing; its buttons do. */
@Path("/application")
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class OwnApplicationPages {
  private final FollowApplication followApplication;
  private final ApplicationLinks links;
  private final FormPost formPost;
  private final RoutingContext request;

  OwnApplicationPages(
      FollowApplication followApplication,
      ApplicationLinks links,
      FormPost formPost,
      RoutingContext request) {
    this.followApplication = followApplication;
    this.links = links;
    this.formPost = formPost;
    this.request = request;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance application(Form form, Application application);

    static native TemplateInstance opensNothing();
  }

  @GET
  @Path("link/{secret}")
  public Response link(@PathParam("secret") String secret) {
    return links.follow(request, secret);
  }

  @GET
  public Response application() {
    return followed(id -> Response.ok(page(id, Form.blank())).build());
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response confirm(Form form) {
    return pressed(form, "confirm-application", followApplication::confirm);
  }

  @GET
  @Path("withdrawal")
  public Response backToApplication() {
    return application();
  }

  @POST
  @Path("withdrawal")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response withdraw(Form form) {
    return pressed(form, "withdraw-application", followApplication::withdraw);
  }

  private Response pressed(Form form, String operation, Consumer<UUID> work) {
    return followed(
        id ->
            formPost
                .button(form, operation + " " + id, null)
                .orAgain(again -> page(id, again))
                .refusedAt("application")
                .then(() -> work.accept(id), "/application"));
  }

  private Response followed(Function<UUID, Response> answer) {
    return links
        .holder(request)
        .map(answer)
        .orElseGet(() -> links.opensNothing(request, Templates::opensNothing));
  }

  private TemplateInstance page(UUID id, Form form) {
    return Templates.application(form, followApplication.one(id));
  }
}
