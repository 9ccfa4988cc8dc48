package throughline.membership.desk.enrolment;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import throughline.membership.record.Desk;
import throughline.membership.record.ListedEnrolment;
import throughline.membership.shared.Roles;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.form.OpenForm;
import throughline.platform.web.input.Form;
import throughline.platform.web.layout.CurrentPerson;

/** Children who were enrolled before they had a name. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.REGISTRAR, Roles.LIBRARY_STAFF})
class NamingPages {
  @CheckedTemplate
  static class Templates {
    private Templates() {}

    static native TemplateInstance unnamed(Slice<ListedEnrolment> children);

    static native TemplateInstance name(UUID id, Form form);
  }

  private final ListUnnamed listUnnamed;
  private final NameChild nameChild;
  private final FormPost formPost;
  private final OpenForm openForm;
  private final CurrentPerson person;

  NamingPages(
      ListUnnamed listUnnamed,
      NameChild nameChild,
      FormPost formPost,
      OpenForm openForm,
      CurrentPerson person) {
    this.listUnnamed = listUnnamed;
    this.nameChild = nameChild;
    this.formPost = formPost;
    this.openForm = openForm;
    this.person = person;
  }

  @GET
  @Path("unnamed")
  public TemplateInstance unnamed(
      @QueryParam("after") String after, @QueryParam("before") String before) {
    return Templates.unnamed(listUnnamed.of(Desk.of(person), PageRequest.linked(after, before)));
  }

  @GET
  @Path("enrolments/{id}/name")
  public TemplateInstance name(@PathParam("id") UUID id) {
    return Templates.name(id, openForm.orStartingWith(nameChild.start(id, Desk.of(person))));
  }

  @POST
  @Path("enrolments/{id}/name")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response giveName(@PathParam("id") UUID id, Form form) {
    var typed = NameRequest.of(form);
    var desk = Desk.of(person);
    return formPost
        .of(form, "name-child " + id, typed)
        .orAgain(again -> Templates.name(id, again))
        .refusedAt("now")
        .then(() -> nameChild.name(id, typed, desk), "/enrolments/" + id + "?saved=name");
  }
}
