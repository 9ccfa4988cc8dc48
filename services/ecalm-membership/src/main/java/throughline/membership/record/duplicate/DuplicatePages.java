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
import java.net.URI;
import java.util.List;
import java.util.UUID;
import throughline.membership.record.Desk;
import throughline.membership.record.duplicate.DecideCase.Choice;
import throughline.membership.record.duplicate.DecideCase.DecisionRequest;
import throughline.membership.record.duplicate.MergeConflictCheck.MergeSettings;
import throughline.membership.record.duplicate.ShowCase.Comparison;
import throughline.membership.record.duplicate.TakeDecisionBack.EndedRecord;
import throughline.membership.shared.Roles;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.Option;
import throughline.platform.web.layout.CurrentPerson;

/**
 * Serves the pages of records that may be of one child: the queue, each pair side by side, and what
 * was ended, which can be taken back for a while.
 */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@RolesAllowed({Roles.REGISTRAR, Roles.LIBRARY_STAFF})
class DuplicatePages {

  @CheckedTemplate
  static class Templates {

    static native TemplateInstance waiting(
        Slice<ListCases.Line> cases, boolean saved, boolean proposed);

    static native TemplateInstance pair(
        Comparison pair,
        Form form,
        List<Option> choices,
        List<Option> reasons,
        int days,
        boolean takenBack);

    static native TemplateInstance ended(UUID id, List<EndedRecord> records, Form form);
  }

  private final ListCases listCases;
  private final ShowCase showCase;
  private final DecideCase decideCase;
  private final TakeDecisionBack takeDecisionBack;
  private final MergeSettings settings;
  private final FormPost formPost;
  private final CurrentPerson person;

  DuplicatePages(
      ListCases listCases,
      ShowCase showCase,
      DecideCase decideCase,
      TakeDecisionBack takeDecisionBack,
      MergeSettings settings,
      FormPost formPost,
      CurrentPerson person) {
    this.listCases = listCases;
    this.showCase = showCase;
    this.decideCase = decideCase;
    this.takeDecisionBack = takeDecisionBack;
    this.settings = settings;
    this.formPost = formPost;
    this.person = person;
  }

  @GET
  @Path("duplicates")
  public TemplateInstance waiting(
      @QueryParam("after") String after,
      @QueryParam("before") String before,
      @QueryParam("saved") String saved,
      @QueryParam("proposed") String proposed) {
    return Templates.waiting(
        listCases.of(Desk.of(person), PageRequest.linked(after, before)),
        saved != null,
        proposed != null);
  }

  @GET
  @Path("duplicates/{id}")
  public TemplateInstance pair(
      @PathParam("id") UUID id, @QueryParam("takenBack") String takenBack) {
    return page(id, formPost.opened(), takenBack != null);
  }

  @POST
  @Path("duplicates/{id}")
  public Response decide(@PathParam("id") UUID id, Form form) {
    var typed = DecisionRequest.of(form);
    var desk = Desk.of(person);
    return formPost
        .of(form, "decide-duplicate " + id, typed)
        .orAgain(again -> page(id, again, false))
        .refusedAt("choice")
        .then(
            () ->
                decideCase.decide(id, typed, desk)
                    ? "/duplicates?saved=true"
                    : "/duplicates?proposed=true");
  }

  private TemplateInstance page(UUID id, Form form, boolean takenBack) {
    var pair = showCase.show(id, Desk.of(person));
    return Templates.pair(
        pair,
        form,
        Choice.options(pair),
        DecideCase.REASONS.options(),
        settings.reversibleDays(),
        takenBack);
  }

  @GET
  @Path("enrolments/{id}/merged")
  public TemplateInstance merged(@PathParam("id") UUID id) {
    return mergedPage(id, Form.blank());
  }

  /** Where somebody comes back to after signing in; taking back takes the button, a post. */
  @GET
  @Path("enrolments/{id}/merged/{other}")
  public Response signedIn(@PathParam("id") UUID id) {
    return Response.seeOther(URI.create("/enrolments/" + id + "/merged")).build();
  }

  @POST
  @Path("enrolments/{id}/merged/{other}")
  public Response takeBack(@PathParam("id") UUID id, @PathParam("other") UUID other, Form form) {
    var desk = Desk.of(person);
    return formPost
        .of(form, "take-merge-back " + other, null)
        .orAgain(again -> mergedPage(id, again))
        .refusedAt("now")
        .then(
            () ->
                takeDecisionBack
                    .takeBack(id, other, desk)
                    .map(pair -> "/duplicates/" + pair + "?takenBack=true")
                    .orElse("/enrolments/" + id + "/record?saved=true"));
  }

  private TemplateInstance mergedPage(UUID id, Form form) {
    return Templates.ended(id, takeDecisionBack.asOf(id, Desk.of(person)), form);
  }
}
