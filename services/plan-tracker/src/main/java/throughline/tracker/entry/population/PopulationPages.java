package throughline.tracker.entry.population;

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
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.Option;
import throughline.platform.web.input.SeenVersion;
import throughline.tracker.entry.EntryForms;
import throughline.tracker.shared.Roles;

/** The population estimates: what was entered, and a form for one. */
@Path("/population")
@RolesAllowed(Roles.STRATEGY_LEAD)
@Produces(MediaType.TEXT_HTML)
class PopulationPages {

  private static final String ENTERED = "/population?entered=true";
  private static final String WITHDRAWN = "/population?withdrawn=true";

  private final EnterEstimates estimates;
  private final TakeStatistics statistics;
  private final EntryForms forms;

  PopulationPages(EnterEstimates estimates, TakeStatistics statistics, EntryForms forms) {
    this.estimates = estimates;
    this.statistics = statistics;
    this.forms = forms;
  }

  @CheckedTemplate
  static class Templates {

    static native TemplateInstance list(
        Slice<EstimateView> estimates,
        List<TakeStatistics.Vintages> statistics,
        boolean entered,
        boolean withdrawn);

    static native TemplateInstance enter(List<Option> ageBands, List<Option> districts, Form form);

    static native TemplateInstance withdraw(EstimateView estimate, String without, Form form);
  }

  @GET
  @RolesAllowed({Roles.VIEWER, Roles.STRATEGY_LEAD, Roles.ADMINISTRATOR})
  public TemplateInstance list(
      @QueryParam("entered") String entered,
      @QueryParam("withdrawn") String withdrawn,
      @QueryParam("after") String after,
      @QueryParam("before") String before) {
    var part = estimates.part(PageRequest.linked(after, before));
    return Templates.list(part, statistics.vintages(), entered != null, withdrawn != null);
  }

  @GET
  @Path("new")
  public TemplateInstance form() {
    return page(forms.open());
  }

  @POST
  @Path("new")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response enter(Form form) {
    return forms
        .sent(form, "enter-estimate", ParseEstimate.typed(form))
        .orAgain(this::page)
        .refusedAt("year")
        .then(() -> estimates.enter(form, forms.who()), ENTERED);
  }

  @GET
  @Path("{ageBand}/{year}/withdraw")
  public TemplateInstance withdrawForm(
      @PathParam("ageBand") String ageBand, @PathParam("year") int year) {
    return withdrawPage(ageBand, year, forms.open());
  }

  @POST
  @Path("{ageBand}/{year}/withdraw")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response withdraw(
      @PathParam("ageBand") String ageBand, @PathParam("year") int year, Form form) {
    var seen = SeenVersion.of(form);
    return forms
        .sent(form, "withdraw-estimate " + ageBand + " " + year, form.value("reason"))
        .orAgain(refused -> withdrawPage(ageBand, year, refused))
        .refusedAt("reason")
        .then(
            () -> estimates.withdraw(ageBand, year, seen, form.text("reason"), forms.who()),
            WITHDRAWN);
  }

  private TemplateInstance withdrawPage(String ageBand, int year, Form form) {
    var estimate = estimates.one(ageBand, year);
    return Templates.withdraw(estimate, estimates.without(estimate), form);
  }

  private TemplateInstance page(Form form) {
    return Templates.enter(estimates.ageBands(), estimates.districts(), form);
  }
}
