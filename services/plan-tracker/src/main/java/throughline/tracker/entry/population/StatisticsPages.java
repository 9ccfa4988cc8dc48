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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.SeenVersion;
import throughline.platform.web.limits.UploadedFile;
import throughline.tracker.entry.EntryForms;
import throughline.tracker.shared.Roles;

/** The form that takes a file of open statistics, and what it comes to before it is taken. */
@Path("/population")
@RolesAllowed(Roles.STRATEGY_LEAD)
@Produces(MediaType.TEXT_HTML)
class StatisticsPages {

  private final TakeStatistics statistics;
  private final EntryForms forms;

  StatisticsPages(TakeStatistics statistics, EntryForms forms) {
    this.statistics = statistics;
    this.forms = forms;
  }

  @CheckedTemplate
  static class Templates {

    static native TemplateInstance file(List<Vintage> vintages, Form form);

    static native TemplateInstance preview(UUID id, TakeStatistics.Preview preview, Form form);

    static native TemplateInstance withdraw(TakeStatistics.Vintages statistic, Form form);
  }

  /** A statistic of which a year has groups. */
  record Vintage(Statistic statistic, List<Statistic.Group> groups, String years) {

    static Vintage of(Statistic statistic, int year, String years) {
      return new Vintage(statistic, statistic.groups(year), years);
    }
  }

  private static final List<Vintage> VINTAGES =
      List.of(
          Vintage.of(Statistic.AGE, 2025, "of 30 June of the year"),
          Vintage.of(Statistic.DEPRIVATION, 2025, "2019 or 2025"),
          Vintage.of(Statistic.HOUSEHOLDS, 2021, "2021"),
          Vintage.of(Statistic.BIRTHS, 2025, "a calendar year"));

  @GET
  @Path("file")
  public TemplateInstance fileForm() {
    return page(forms.open());
  }

  @POST
  @Path("file")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response file(Form form) {
    return forms
        .withFile(
            form,
            "send-statistics",
            () -> List.of(sentFile(form).name(), sentFile(form).size(), ParseEstimate.typed(form)))
        .orAgain(this::page)
        .refusedAt("file")
        .then(
            () -> {
              var about = ParseEstimate.readAbout(form);
              var file = sentFile(form);
              return "/population/imports/"
                  + statistics.keep(file.path(), file.name(), about, forms.who());
            });
  }

  private static UploadedFile sentFile(Form form) {
    return form.file("file", "Choose the file with the statistics");
  }

  private TemplateInstance page(Form form) {
    return Templates.file(VINTAGES, form);
  }

  @GET
  @Path("imports/{id}")
  public TemplateInstance preview(@PathParam("id") UUID id) {
    return preview(id, Form.blank());
  }

  @POST
  @Path("imports/{id}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response take(@PathParam("id") UUID id, Form form) {
    statistics.preview(id, forms.who());
    return forms
        .sent(form, "take-statistics " + id, form.value("digest"))
        .orAgain(refused -> preview(id, refused))
        .refusedAt("take")
        .then(
            () -> statistics.take(id, form.value("digest"), forms.who()),
            "/population?entered=true");
  }

  private TemplateInstance preview(UUID id, Form form) {
    return Templates.preview(id, statistics.preview(id, forms.who()), form);
  }

  @GET
  @Path("statistics/{statistic}/{year}/withdraw")
  public TemplateInstance withdrawForm(
      @PathParam("statistic") String statistic, @PathParam("year") int year) {
    return withdrawPage(statistic, year, forms.open());
  }

  @POST
  @Path("statistics/{statistic}/{year}/withdraw")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response withdraw(
      @PathParam("statistic") String statistic, @PathParam("year") int year, Form form) {
    var seen = SeenVersion.of(form);
    return forms
        .sent(form, "withdraw-statistic %s %d".formatted(statistic, year), form.value("reason"))
        .orAgain(refused -> withdrawPage(statistic, year, refused))
        .refusedAt("reason")
        .then(
            () -> statistics.withdraw(statistic, year, seen, form.text("reason"), forms.who()),
            "/population?withdrawn=true");
  }

  private TemplateInstance withdrawPage(String statistic, int year, Form form) {
    var found =
        statistics.vintages().stream()
            .filter(each -> each.isInForce() && each.is(statistic, year))
            .findFirst()
            .orElseThrow(() -> new NotFound("statistic with this address"));
    return Templates.withdraw(found, form);
  }
}
