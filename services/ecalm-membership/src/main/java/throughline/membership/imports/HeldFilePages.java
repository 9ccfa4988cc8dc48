package throughline.membership.imports;

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
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import throughline.membership.imports.DecideHeldFile.HeldFile;
import throughline.membership.imports.DecideHeldFile.RefusalReason;
import throughline.membership.imports.DecideHeldFile.ReleaseReason;
import throughline.membership.shared.Roles;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.form.OpenForm;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.Option;
import throughline.platform.web.layout.CurrentPerson;

/** Files by which much would change wait here for a second look. */
@Path("/held-files")
@RolesAllowed(Roles.ADMINISTRATOR)
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
class HeldFilePages {

  private static final String LIST = "/held-files";

  @CheckedTemplate
  static class Templates {

    static native TemplateInstance files(Slice<ImportFile> files);

    static native TemplateInstance file(HeldFile held, Form form, List<Option> reasons);

    static native TemplateInstance refuse(HeldFile held, Form form, List<Option> reasons);
  }

  private static final List<Option> RELEASE_REASONS =
      Stream.of(ReleaseReason.values())
          .map(reason -> Option.of(reason.name(), reason.inWords()))
          .toList();

  private static final List<Option> REFUSAL_REASONS =
      Stream.of(RefusalReason.values())
          .map(reason -> Option.of(reason.name(), reason.inWords()))
          .toList();

  private final DecideHeldFile decide;
  private final FormPost formPost;
  private final OpenForm openForm;
  private final CurrentPerson person;

  HeldFilePages(DecideHeldFile decide, FormPost formPost, OpenForm openForm, CurrentPerson person) {
    this.decide = decide;
    this.formPost = formPost;
    this.openForm = openForm;
    this.person = person;
  }

  @GET
  public TemplateInstance files(
      @QueryParam("after") String after, @QueryParam("before") String before) {
    return Templates.files(decide.waiting(PageRequest.linked(after, before)));
  }

  @GET
  @Path("{id}")
  public TemplateInstance file(@PathParam("id") UUID id) {
    return page(id, openForm.orBlank());
  }

  @POST
  @Path("{id}")
  public Response release(@PathParam("id") UUID id, Form form) {
    var reason = form.text("reason");
    return formPost
        .of(form, "release-file " + id, reason)
        .orAgain(again -> page(id, again))
        .then(() -> decide.release(id, reason, person.subject()), LIST);
  }

  @GET
  @Path("{id}/refuse")
  public TemplateInstance refuseForm(@PathParam("id") UUID id) {
    return refusePage(id, openForm.orBlank());
  }

  @POST
  @Path("{id}/refuse")
  public Response refuse(@PathParam("id") UUID id, Form form) {
    var reason = form.text("reason");
    return formPost
        .of(form, "refuse-file " + id, reason)
        .orAgain(again -> refusePage(id, again))
        .then(() -> decide.refuse(id, reason, person.subject()), LIST);
  }

  private TemplateInstance refusePage(UUID id, Form form) {
    return Templates.refuse(decide.show(id), form, REFUSAL_REASONS);
  }

  private TemplateInstance page(UUID id, Form form) {
    return Templates.file(decide.show(id), form, RELEASE_REASONS);
  }
}
