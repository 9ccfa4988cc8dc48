package throughline.tracker.measure;

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
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.core.time.London;
import throughline.platform.web.input.Form;
import throughline.tracker.Roles;
import throughline.tracker.figure.BarChart;
import throughline.tracker.figure.KnownAt;
import throughline.tracker.figure.MeasureHistory;
import throughline.tracker.figure.ReadFigures;
import throughline.tracker.plan.ActionPlan;

/** A page for each measure. */
@Path("/measures/{id}")
@RolesAllowed({Roles.STRATEGY_LEAD, Roles.ADMINISTRATOR})
@Produces(MediaType.TEXT_HTML)
class MeasurePages {

  private final Measures measures;
  private final ReadFigures figures;
  private final ActionPlan plan;
  private final Clock clock;

  MeasurePages(Measures measures, ReadFigures figures, ActionPlan plan, Clock clock) {
    this.measures = measures;
    this.figures = figures;
    this.plan = plan;
    this.clock = clock;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance measure(
        Measure measure,
        ActionPlan.Priority priority,
        MeasureHistory history,
        BarChart chart,
        boolean today,
        Form form);

    static native TemplateInstance withoutData(Measure measure, ActionPlan.Priority priority);
  }

  @GET
  public Response measure(@PathParam("id") String id, @Context UriInfo uri) {
    var measure = measures.find(id).orElseThrow(() -> new NotFound("measure with this address"));
    var priority = plan.priorityOfOutcome(measure.outcomes().get(0)).orElseThrow();
    if (!measure.isAutomatic()) {
      return Response.ok(Templates.withoutData(measure, priority)).build();
    }
    var form = Form.of(uri.getQueryParameters());
    try {
      var day = KnownAt.read(KnownAt.typed(uri, form), clock);
      return Response.ok(page(priority, id, day, form)).build();
    } catch (InvalidInput wrong) {
      var today = page(priority, id, London.today(clock), form.with(wrong.errors()));
      return Response.status(Response.Status.BAD_REQUEST).entity(today).build();
    }
  }

  private TemplateInstance page(
      ActionPlan.Priority priority, String id, java.time.LocalDate knownAt, Form form) {
    var rule = measures.rule(id, knownAt).orElseThrow();
    var history = figures.history(rule, knownAt);
    var chart = BarChart.of(history.months());
    return Templates.measure(
        rule.measure(), priority, history, chart, knownAt.equals(London.today(clock)), form);
  }
}
