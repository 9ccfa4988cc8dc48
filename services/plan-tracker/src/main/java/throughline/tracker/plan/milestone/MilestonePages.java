package throughline.tracker.plan.milestone;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
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
import java.util.List;
import java.util.Objects;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.web.chart.Chart;
import throughline.platform.web.input.Form;
import throughline.tracker.entry.evidence.Evidence;
import throughline.tracker.entry.evidence.EvidenceFiles;
import throughline.tracker.figure.KnownAt;
import throughline.tracker.shared.Roles;

/** The milestones by date, and a page for each with every date that it was to be done by. */
@Path("/milestones")
@RolesAllowed({Roles.STRATEGY_LEAD, Roles.ADMINISTRATOR})
@Produces(MediaType.TEXT_HTML)
class MilestonePages {

  private static final String AFTER = "after";
  private static final String BEFORE = "before";

  private final BrowseMilestones milestones;
  private final EvidenceFiles evidence;
  private final Clock clock;

  MilestonePages(BrowseMilestones milestones, EvidenceFiles evidence, Clock clock) {
    this.milestones = milestones;
    this.evidence = evidence;
    this.clock = clock;
  }

  @CheckedTemplate
  static class Templates {

    private Templates() {}

    static native TemplateInstance timeline(
        MilestoneTimeline timeline,
        Chart chart,
        LocalDate day,
        boolean today,
        Form form,
        String query);

    static native TemplateInstance milestone(
        MilestoneView view,
        List<Evidence> evidence,
        LocalDate day,
        boolean today,
        boolean saved,
        Form form);
  }

  @GET
  public Response timeline(@Context UriInfo uri) {
    return KnownAt.page(
        uri,
        clock,
        (day, form) -> {
          var page = PageRequest.linked(form.text(AFTER), form.text(BEFORE));
          var timeline = milestones.timeline(day, MilestoneFilter.of(form), page);
          return Templates.timeline(
              timeline,
              DoneChart.of(timeline.all(), day),
              day,
              isToday(day),
              form,
              withoutPart(uri));
        });
  }

  @GET
  @Path("{id}")
  public Response milestone(
      @PathParam("id") String id, @QueryParam("saved") String saved, @Context UriInfo uri) {
    return KnownAt.page(
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

  private static String withoutPart(UriInfo uri) {
    var query =
        uri.getRequestUriBuilder().replaceQueryParam(AFTER).replaceQueryParam(BEFORE).build();
    return Objects.requireNonNullElse(query.getRawQuery(), "");
  }

  private boolean isToday(LocalDate day) {
    return day.equals(milestones.today());
  }
}
