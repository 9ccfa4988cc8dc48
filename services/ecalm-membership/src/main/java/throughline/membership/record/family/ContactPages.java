package throughline.membership.record.family;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.input.Form;

/** How a guardian is reached, changed by themselves. */
@Path("/family/contact")
@Produces(MediaType.TEXT_HTML)
@PermitAll
class ContactPages {

  @CheckedTemplate
  static class Templates {

    private Templates() {}

    static native TemplateInstance contact(Form form);

    static native TemplateInstance changed();
  }

  private final AskForContact askForContact;
  private final KeepContact keepContact;
  private final FamilyCookies cookies;
  private final FormPost formPost;
  private final RoutingContext request;

  ContactPages(
      AskForContact askForContact,
      KeepContact keepContact,
      FamilyCookies cookies,
      FormPost formPost,
      RoutingContext request) {
    this.askForContact = askForContact;
    this.keepContact = keepContact;
    this.cookies = cookies;
    this.formPost = formPost;
    this.request = request;
  }

  @GET
  @Operation(hidden = true)
  public TemplateInstance form() {
    askForContact.look(cookies.secretOf(request));
    return Templates.contact(Form.blank());
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response ask(Form form) {
    var session = cookies.secretOf(request);
    var typed = form.text("contact");
    return formPost
        .of(form, "family-contact", typed)
        .orAgain(Templates::contact)
        .then(
            () -> {
              if (askForContact.ask(session, typed)) {
                return "/family?saved=contact";
              }
              cookies.end(request);
              return "/family/contact/changed";
            });
  }

  @POST
  @Path("keep")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response keep(Form form) {
    var session = cookies.secretOf(request);
    return formPost
        .of(form, "family-keep-contact", null)
        .then(
            () -> {
              keepContact.keep(session);
              return "/family?saved=kept";
            });
  }

  @GET
  @Path("changed")
  @Operation(hidden = true)
  public TemplateInstance changed() {
    return Templates.changed();
  }
}
