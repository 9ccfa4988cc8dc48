package throughline.membership.record.duplicate;

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
import throughline.membership.record.Desk;
import throughline.membership.record.duplicate.DecideCase.Choice;
import throughline.membership.record.duplicate.DecideCase.DecisionRequest;
import throughline.membership.shared.Roles;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.form.OpenForm;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.Option;
import throughline.platform.web.layout.CurrentPerson;

/** Records that may be of one child: the queue, and each pair side by side. */
@Path("duplicates")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.REGISTRAR, Roles.LIBRARY_STAFF})
class DuplicatePages {

  @CheckedTemplate
  static class Templates {

    static native TemplateInstance waiting(Slice<ListCases.Line> cases, boolean saved);

    static native TemplateInstance pair(
        Comparison pair, Form form, List<Option> choices, boolean takenBack);
  }

  private final ListCases listCases;
  private final ShowCase showCase;
  private final DecideCase decideCase;
  private final FormPost formPost;
  private final OpenForm openForm;
  private final CurrentPerson person;

  DuplicatePages(
      ListCases listCases,
      ShowCase showCase,
      DecideCase decideCase,
      FormPost formPost,
      OpenForm openForm,
      CurrentPerson person) {
    this.listCases = listCases;
    this.showCase = showCase;
    this.decideCase = decideCase;
    this.formPost = formPost;
    this.openForm = openForm;
    this.person = person;
  }

  @GET
  public TemplateInstance waiting(
      @QueryParam("after") String after,
      @QueryParam("before") String before,
      @QueryParam("saved") String saved) {
    return Templates.waiting(
        listCases.of(Desk.of(person), PageRequest.linked(after, before)), saved != null);
  }

  @GET
  @Path("{id}")
  public TemplateInstance pair(
      @PathParam("id") UUID id, @QueryParam("takenBack") String takenBack) {
    return page(id, openForm.orBlank(), takenBack != null);
  }

  @POST
  @Path("{id}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response decide(@PathParam("id") UUID id, Form form) {
    var typed = DecisionRequest.of(form);
    var desk = Desk.of(person);
    return formPost
        .of(form, "decide-duplicate " + id, typed)
        .orAgain(again -> page(id, again, false))
        .refusedAt("choice")
        .then(() -> decideCase.decide(id, typed, desk), "/duplicates?saved=true");
  }

  private TemplateInstance page(UUID id, Form form, boolean takenBack) {
    var pair = showCase.show(id, Desk.of(person));
    return Templates.pair(pair, form, Choice.options(pair), takenBack);
  }
}
