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
import throughline.tracker.figure.KnownAtPage;
import throughline.tracker.figure.MeasureHistory;
import throughline.tracker.figure.TimelineChart;
import throughline.tracker.shared.Roles;

/** A page for each measure. */
@Path("/measures/{id}")
@RolesAllowed({Roles.VIEWER, Roles.STRATEGY_LEAD, Roles.ADMINISTRATOR})
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
        QueryMeasures.WithHistory read,
        MeasureHistory history,
        ActionPlan.Priority priority,
        Chart chart,
        boolean today,
        Form form);

    static native TemplateInstance withoutData(
        QueryMeasures.WithHistory read,
        ActionPlan.Priority priority,
        LocalDate lookedBackTo,
        Form form);
  }

  @GET
  public Response measure(@PathParam("id") String id, @Context UriInfo uri) {
    return KnownAtPage.of(uri, clock, (day, form) -> page(id, day, form));
  }

  private TemplateInstance page(String id, LocalDate knownAt, Form form) {
    var read =
        measures.one(id, knownAt).orElseThrow(() -> new NotFound("measure with this address"));
    var isToday = knownAt.equals(London.today(clock));
    var priority = plan.priorityOfOutcome(read.measure().outcomes().get(0)).orElseThrow();
    return read.history()
        .filter(MeasureHistory::hasValues)
        .map(history -> Templates.measure(read, history, priority, chart(history), isToday, form))
        .orElseGet(() -> Templates.withoutData(read, priority, isToday ? null : knownAt, form));
  }

  private static Chart chart(MeasureHistory history) {
    return TimelineChart.of(history.timelineTitle(), history.measure().unit(), history.timeline());
  }
}
