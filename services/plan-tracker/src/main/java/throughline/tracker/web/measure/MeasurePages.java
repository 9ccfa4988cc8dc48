package throughline.tracker.web.measure;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.LocalDate;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.core.time.London;
import throughline.platform.web.chart.Chart;
import throughline.platform.web.input.Form;
import throughline.tracker.engine.plan.ActionPlan;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.entry.exclusion.RecordsToLookAt;
import throughline.tracker.entry.population.Vintage;
import throughline.tracker.figure.KnownAt;
import throughline.tracker.figure.MeasureHistory;
import throughline.tracker.figure.NowKnown;
import throughline.tracker.figure.PeopleYears;
import throughline.tracker.figure.TimelineChart;
import throughline.tracker.intake.source.Freshness;
import throughline.tracker.plan.ownership.OwnershipView;
import throughline.tracker.plan.target.PerformanceOnPage;
import throughline.tracker.review.SignedFigure;
import throughline.tracker.review.commentary.CommentaryView;
import throughline.tracker.rulechange.RuleHistory;
import throughline.tracker.shared.Roles;

/** A page for each measure. */
@Path("/measures/{id}")
@RolesAllowed({Roles.STRATEGY_LEAD, Roles.ADMINISTRATOR})
@Produces(MediaType.TEXT_HTML)
class MeasurePages {

  private final QueryMeasures measures;
  private final ActionPlan plan;
  private final Clock clock;

  MeasurePages(QueryMeasures measures, ActionPlan plan, Clock clock) {
    this.measures = measures;
    this.plan = plan;
    this.clock = clock;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance measure(
        Measure measure,
        ActionPlan.Priority priority,
        MeasureHistory history,
        PeopleYears people,
        PerformanceOnPage standing,
        OwnershipView ownership,
        String retired,
        String since,
        CommentaryView commentary,
        SignedFigure signed,
        Chart chart,
        Freshness freshness,
        RecordsToLookAt toLookAt,
        NowKnown now,
        Vintage vintage,
        RuleHistory rules,
        boolean today,
        Form form);

    static native TemplateInstance withoutData(
        Measure measure,
        ActionPlan.Priority priority,
        PerformanceOnPage standing,
        OwnershipView ownership,
        String retired,
        CommentaryView commentary,
        RuleHistory rules,
        LocalDate lookedBackTo,
        Form form);
  }

  @GET
  public Response measure(@PathParam("id") String id, @Context UriInfo uri) {
    return KnownAt.page(uri, clock, (day, form) -> page(id, day, form));
  }

  private TemplateInstance page(String id, LocalDate knownAt, Form form) {
    var read =
        measures.one(id, knownAt).orElseThrow(() -> new NotFound("measure with this address"));
    var measure = read.measure();
    var isToday = knownAt.equals(London.today(clock));
    var priority = plan.priorityOfOutcome(measure.outcomes().get(0)).orElseThrow();
    var retired = read.ownership().map(OwnershipView::retiredWords).orElse("");
    return read.history()
        .filter(MeasureHistory::hasValues)
        .map(
            history ->
                Templates.measure(
                    measure,
                    priority,
                    history,
                    read.people().filter(PeopleYears::hasPeople).orElse(null),
                    read.standing(),
                    read.ownership().orElse(null),
                    retired,
                    read.since(),
                    read.commentary(),
                    read.signed(),
                    TimelineChart.of(history.timelineTitle(), measure.unit(), history.timeline()),
                    read.freshness(),
                    read.toLookAt(),
                    read.now(),
                    read.vintage().orElse(null),
                    read.rules(),
                    isToday,
                    form))
        .orElseGet(
            () ->
                Templates.withoutData(
                    measure,
                    priority,
                    read.standing(),
                    read.ownership().orElse(null),
                    retired,
                    read.commentary(),
                    read.rules(),
                    isToday ? null : knownAt,
                    form));
  }
}
