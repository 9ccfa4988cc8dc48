package throughline.volunteers.volunteer;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
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
import java.util.function.Function;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.input.Form;
import throughline.platform.web.layout.CurrentPerson;
import throughline.volunteers.Roles;

/** What the link of an invitation opens. Opening it changes nothing; its button does. */
@Path("/invitation")
@Produces(MediaType.TEXT_HTML)
public class InvitationPages {
  private final JoinRecord joinRecord;
  private final InvitationLinks links;
  private final FormPost formPost;
  private final CurrentPerson person;
  private final RoutingContext request;

  InvitationPages(
      JoinRecord joinRecord,
      InvitationLinks links,
      FormPost formPost,
      CurrentPerson person,
      RoutingContext request) {
    this.joinRecord = joinRecord;
    this.links = links;
    this.formPost = formPost;
    this.person = person;
    this.request = request;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance invitation();

    static native TemplateInstance join(Form form, String name, boolean joined);
  }

  @GET
  @Path("link/{secret}")
  @PermitAll
  public Response link(@PathParam("secret") String secret) {
    return links.follow(request, secret);
  }

  @GET
  @PermitAll
  public Response invitation() {
    return followed(id -> Response.ok(Templates.invitation()).build());
  }

  @GET
  @Path("join")
  @RolesAllowed(Roles.VOLUNTEER)
  public Response joinForm() {
    return followed(id -> Response.ok(page(id, Form.blank())).build());
  }

  @POST
  @Path("join")
  @RolesAllowed(Roles.VOLUNTEER)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response join(Form form) {
    return followed(
        id ->
            formPost
                .button(form, "join-record " + id, null)
                .orAgain(again -> page(id, again))
                .refusedAt("join")
                .then(
                    () -> joinRecord.join(id, person.who(), person.emailAddress()),
                    "/invitation/join"));
  }

  private Response followed(Function<UUID, Response> answer) {
    return links
        .holder(request)
        .map(answer)
        .orElseGet(
            () ->
                links.opensNothing(
                    request, "Or ask the coordinator of your library to invite you again."));
  }

  private TemplateInstance page(UUID id, Form form) {
    return Templates.join(form, person.displayName(), joinRecord.isJoined(id, person.subject()));
  }
}
