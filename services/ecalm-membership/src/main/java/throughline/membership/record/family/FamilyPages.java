package throughline.membership.record.family;

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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import throughline.membership.person.preference.Purpose;
import throughline.membership.record.family.ChangeRecord.FamilyChangeRequest;
import throughline.membership.record.family.FamilyRecords.PageClosed;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.Option;

/** What a family sees of its own record, without an account. */
@Path("/family")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@PermitAll
class FamilyPages {

  @CheckedTemplate
  static class Templates {

    static native TemplateInstance held(ShowFamily.Held held, String saved, Form form);

    static native TemplateInstance change(
        FamilyChild child, FamilyChange change, Form form, List<Option> purposes);

    static native TemplateInstance stopContact(Form form);

    static native TemplateInstance pageClosed();

    static native TemplateInstance left();

    static native TemplateInstance stopped();

    static native TemplateInstance contact(Form form);

    static native TemplateInstance changed();
  }

  /** What whoever asks for a family's page gets when it is closed. */
  static class ClosedPage {

    /**
     * Whatever the reason: a page that says why would tell what became of somebody. It is a text by
     * now, since nobody maps what goes wrong with an answer to something that went wrong.
     */
    @ServerExceptionMapper
    Response closed(PageClosed closed) {
      return Response.status(Response.Status.FORBIDDEN)
          .entity(Templates.pageClosed().render())
          .type(MediaType.TEXT_HTML)
          .build();
    }
  }

  private final ShowFamily showFamily;
  private final ChangeRecord changeRecord;
  private final ChangeContact changeContact;
  private final OpenLink openLink;
  private final FamilyCookies cookies;
  private final FormPost formPost;
  private final RoutingContext request;

  FamilyPages(
      ShowFamily showFamily,
      ChangeRecord changeRecord,
      ChangeContact changeContact,
      OpenLink openLink,
      FamilyCookies cookies,
      FormPost formPost,
      RoutingContext request) {
    this.showFamily = showFamily;
    this.changeRecord = changeRecord;
    this.changeContact = changeContact;
    this.openLink = openLink;
    this.cookies = cookies;
    this.formPost = formPost;
    this.request = request;
  }

  @GET
  public TemplateInstance held(@QueryParam("saved") String saved) {
    return Templates.held(showFamily.show(cookies.secretOf(request)), saved, Form.blank());
  }

  @GET
  @Path("records/{id}/{change}")
  public TemplateInstance form(@PathParam("id") UUID id, @PathParam("change") String path) {
    var change = FamilyChange.at(path);
    var child = changeRecord.look(cookies.secretOf(request), id, change);
    return page(child, change, startOf(child));
  }

  @POST
  @Path("records/{id}/{change}")
  public Response change(@PathParam("id") UUID id, @PathParam("change") String path, Form form) {
    var change = FamilyChange.at(path);
    var session = cookies.secretOf(request);
    var typed = FamilyChangeRequest.of(form);
    return formPost
        .of(form, "family-change " + id + " " + path, typed)
        .orAgain(again -> page(changeRecord.look(session, id, change), change, again))
        .refusedAt("now")
        .then(() -> changeRecord.change(session, id, change, typed), "/family?saved=change");
  }

  @GET
  @Path("stop-contact")
  public TemplateInstance stopContactForm() {
    showFamily.show(cookies.secretOf(request));
    return Templates.stopContact(Form.blank());
  }

  @POST
  @Path("stop-contact")
  public Response stopContact(Form form) {
    var session = cookies.secretOf(request);
    var answer =
        formPost
            .of(form, "family-stop-contact", null)
            .orAgain(Templates::stopContact)
            .then(() -> changeContact.stop(session), "/family/stopped");
    cookies.end(request);
    return answer;
  }

  @GET
  @Path("stopped")
  public TemplateInstance stopped() {
    return Templates.stopped();
  }

  @POST
  @Path("leave")
  public TemplateInstance leave(Form form) {
    openLink.leave(cookies.secretOf(request));
    cookies.end(request);
    return Templates.left();
  }

  @GET
  @Path("contact")
  public TemplateInstance contactForm() {
    changeContact.look(cookies.secretOf(request));
    return Templates.contact(Form.blank());
  }

  @POST
  @Path("contact")
  public Response askForContact(Form form) {
    var session = cookies.secretOf(request);
    var typed = form.text("contact");
    return formPost
        .of(form, "family-contact", typed)
        .orAgain(Templates::contact)
        .then(
            () -> {
              if (changeContact.ask(session, typed)) {
                return "/family?saved=contact";
              }
              cookies.end(request);
              return "/family/contact/changed";
            });
  }

  @POST
  @Path("contact/keep")
  public Response keepContact(Form form) {
    var session = cookies.secretOf(request);
    return formPost
        .of(form, "family-keep-contact", null)
        .then(() -> changeContact.keep(session), "/family?saved=kept");
  }

  @GET
  @Path("contact/changed")
  public TemplateInstance changed() {
    return Templates.changed();
  }

  private static TemplateInstance page(FamilyChild child, FamilyChange change, Form form) {
    return Templates.change(child, change, form, Purpose.options());
  }

  private static Form startOf(FamilyChild child) {
    var values = new HashMap<String, List<String>>();
    values.put("version", List.of(Long.toString(child.version())));
    if (child.notNamedYet() && child.childName().familyName() != null) {
      values.put("childFamilyName", List.of(child.childName().familyName()));
    }
    values.put("preferences", child.wanted().stream().map(Enum::name).toList());
    return Form.startingWithSome(values);
  }
}
