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
import java.util.function.BiFunction;
import throughline.membership.imports.DecideFile.HeldFile;
import throughline.membership.imports.DecideFile.RefusalReason;
import throughline.membership.imports.DecideFile.ReleaseReason;
import throughline.membership.shared.Roles;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.Option;
import throughline.platform.web.layout.CurrentPerson;

/** Files by which much would change wait here for a second look. */
@Path("/held-files")
@RolesAllowed(Roles.ADMINISTRATOR)
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
class HeldFilePages {

  @CheckedTemplate
  static class Templates {

    static native TemplateInstance files(Slice<ImportFile> files);

    static native TemplateInstance file(HeldFile held, Form form, List<Option> reasons);

    static native TemplateInstance refuse(HeldFile held, Form form, List<Option> reasons);
  }

  private final DecideFile decide;
  private final FormPost formPost;
  private final CurrentPerson person;

  HeldFilePages(DecideFile decide, FormPost formPost, CurrentPerson person) {
    this.decide = decide;
    this.formPost = formPost;
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
    return page(id, formPost.opened());
  }

  @POST
  @Path("{id}")
  public Response release(@PathParam("id") UUID id, Form form) {
    return decided(id, form, "release-file ", this::page, decide::release);
  }

  @GET
  @Path("{id}/refuse")
  public TemplateInstance refuseForm(@PathParam("id") UUID id) {
    return refusePage(id, formPost.opened());
  }

  @POST
  @Path("{id}/refuse")
  public Response refuse(@PathParam("id") UUID id, Form form) {
    return decided(id, form, "refuse-file ", this::refusePage, decide::refuse);
  }

  private interface Decision {
    void make(UUID file, String reason, String administrator);
  }

  private Response decided(
      UUID id,
      Form form,
      String operation,
      BiFunction<UUID, Form, TemplateInstance> page,
      Decision decision) {
    var reason = form.text("reason");
    return formPost
        .of(form, operation + id, reason)
        .orAgain(again -> page.apply(id, again))
        .then(() -> decision.make(id, reason, person.subject()), "/held-files");
  }

  private TemplateInstance page(UUID id, Form form) {
    var reasons = Option.each(List.of(ReleaseReason.values()), ReleaseReason::inWords);
    return Templates.file(decide.show(id), form, reasons);
  }

  private TemplateInstance refusePage(UUID id, Form form) {
    var reasons = Option.each(List.of(RefusalReason.values()), RefusalReason::inWords);
    return Templates.refuse(decide.show(id), form, reasons);
  }
}
