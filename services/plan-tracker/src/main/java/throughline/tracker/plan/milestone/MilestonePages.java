package throughline.tracker.plan.milestone;

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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.Option;
import throughline.platform.web.input.SeenVersion;
import throughline.tracker.entry.EntryForms;
import throughline.tracker.entry.evidence.Evidence;
import throughline.tracker.entry.evidence.EvidenceFiles;
import throughline.tracker.figure.KnownAtPage;
import throughline.tracker.plan.ownership.Owners;
import throughline.tracker.plan.ownership.SetOwnership;
import throughline.tracker.shared.Roles;

/** The milestones by date, and a page for each with every date that it was to be done by. */
@Path("/milestones")
@RolesAllowed({Roles.VIEWER, Roles.STRATEGY_LEAD, Roles.ADMINISTRATOR})
@Produces(MediaType.TEXT_HTML)
class MilestonePages {

  private static final String AFTER = "after";
  private static final String BEFORE = "before";

  private final UpdateMilestone milestones;
  private final EvidenceFiles evidence;
  private final Clock clock;
  private final Owners owners;
  private final EntryForms forms;

  MilestonePages(
      UpdateMilestone milestones,
      EvidenceFiles evidence,
      Clock clock,
      Owners owners,
      EntryForms forms) {
    this.owners = owners;
    this.forms = forms;
    this.milestones = milestones;
    this.evidence = evidence;
    this.clock = clock;
  }

  @CheckedTemplate
  static class Templates {

    static native TemplateInstance timeline(
        MilestoneTimeline timeline,
        LocalDate day,
        boolean today,
        Form form,
        String query,
        String since);

    static native TemplateInstance milestone(
        MilestoneView view,
        List<Evidence> evidence,
        LocalDate day,
        boolean today,
        boolean saved,
        Form form);

    static native TemplateInstance update(MilestoneView view, Choices choices, Form form);
  }

  @GET
  public Response timeline(@Context UriInfo uri) {
    return KnownAtPage.of(
        uri,
        clock,
        (day, form) -> {
          var page = PageRequest.linked(form.text(AFTER), form.text(BEFORE));
          var timeline =
              milestones.timeline(
                  day,
                  MilestoneTimeline.Filter.of(
                      form.value("state"), form.value("owner"), form.value("priority")),
                  page);
          return Templates.timeline(
              timeline, day, isToday(day), form, withoutPart(uri), since(day));
        });
  }

  @GET
  @Path("{id}")
  public Response milestone(
      @PathParam("id") String id, @QueryParam("saved") String saved, @Context UriInfo uri) {
    return KnownAtPage.of(
        uri,
        clock,
        (day, form) ->
            Templates.milestone(
                milestones.one(id, day),
                evidence.of("milestone", id, day),
                day,
                isToday(day),
                saved != null,
                form));
  }

  private String since(LocalDate day) {
    return isToday(day) ? "" : "&knownAt=" + day;
  }

  private static String withoutPart(UriInfo uri) {
    var query =
        uri.getRequestUriBuilder().replaceQueryParam(AFTER).replaceQueryParam(BEFORE).build();
    return Objects.requireNonNullElse(query.getRawQuery(), "");
  }

  private boolean isToday(LocalDate day) {
    return day.equals(milestones.today());
  }

  record Choices(List<Option> states, List<Option> confidence, List<Option> frequencies) {

    public List<MilestoneStatus> meanings() {
      return MilestoneStatus.reported();
    }

    static final Choices ALL =
        new Choices(
            MilestoneStatus.reported().stream()
                .map(state -> Option.of(state.name(), state.words()))
                .toList(),
            Arrays.stream(MilestoneReport.Confidence.values())
                .map(sure -> Option.of(sure.name(), sure.words()))
                .toList(),
            SetOwnership.frequencies());
  }

  @GET
  @Path("{id}/update")
  @RolesAllowed({Roles.VIEWER, Roles.STRATEGY_LEAD})
  public TemplateInstance form(@PathParam("id") String id) {
    var view = mine(id);
    return page(view, forms.open(MilestoneRequest.startingWith(view)));
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Path("{id}/update")
  @RolesAllowed({Roles.VIEWER, Roles.STRATEGY_LEAD})
  public Response update(@PathParam("id") String id, Form form) {
    var before = mine(id).ownership();
    var seen = SeenVersion.of(form);
    var sent = MilestoneRequest.of(form);
    var typed = owners.isLeading() ? sent : sent.keeping(before);
    return forms
        .sent(form, "update-milestone " + id, typed)
        .orAgain(refused -> page(milestones.one(id, milestones.today()), refused))
        .refusedAt("state")
        .then(
            () -> milestones.update(id, seen, typed, forms.who()),
            "/milestones/%s?saved=true".formatted(id));
  }

  private MilestoneView mine(String id) {
    var view = milestones.one(id, milestones.today());
    owners.requireOwner(view.ownership().owner());
    return view;
  }

  private static TemplateInstance page(MilestoneView view, Form form) {
    return Templates.update(view, Choices.ALL, form);
  }
}
