package throughline.membership.desk.offer;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import throughline.membership.desk.offer.RecordBirths.BirthsRequest;
import throughline.membership.reference.office.OfficeChoice;
import throughline.membership.shared.Roles;
import throughline.platform.core.permission.Places;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.Option;
import throughline.platform.web.layout.CurrentPerson;

/** How far the offers reached, by office and month: who was never asked. */
@Path("/coverage")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.REGISTRAR)
class CoveragePages {
  private static final DateTimeFormatter WORDS =
      DateTimeFormatter.ofPattern("MMMM yyyy", Locale.UK);

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance coverage(
        Form form, Month month, List<Coverage> lines, List<Option> offices, boolean saved);
  }

  /** A month, and the links to those beside it. */
  record Month(YearMonth value, String words, boolean hasNext) {
    static Month of(YearMonth month, YearMonth present) {
      return new Month(month, WORDS.format(month), month.isBefore(present));
    }

    public YearMonth before() {
      return value.minusMonths(1);
    }

    public YearMonth after() {
      return value.plusMonths(1);
    }
  }

  private final ShowCoverage showCoverage;
  private final RecordBirths recordBirths;
  private final OfficeChoice offices;
  private final FormPost formPost;
  private final CurrentPerson person;

  CoveragePages(
      ShowCoverage showCoverage,
      RecordBirths recordBirths,
      OfficeChoice offices,
      FormPost formPost,
      CurrentPerson person) {
    this.showCoverage = showCoverage;
    this.recordBirths = recordBirths;
    this.offices = offices;
    this.formPost = formPost;
    this.person = person;
  }

  @GET
  public TemplateInstance coverage(
      @QueryParam("month") String month, @QueryParam("saved") String saved) {
    var form = formPost.opened();
    return page(form, month == null ? form.text("month") : month, saved != null);
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response recordBirths(Form form) {
    var typed = BirthsRequest.of(form);
    var places = places();
    return formPost
        .of(form, "record-births", typed)
        .orAgain(again -> page(again, typed.month(), false))
        .then(
            () -> recordBirths.record(typed, person.subject(), places),
            "/coverage?saved=true&month=" + showCoverage.month(typed.month()));
  }

  private TemplateInstance page(Form form, String typed, boolean saved) {
    var month = showCoverage.linkedMonth(typed);
    return Templates.coverage(
        form,
        Month.of(month, showCoverage.present()),
        showCoverage.of(month, places()),
        offices.of(places()),
        saved);
  }

  private Places places() {
    return person.placesOf(Roles.REGISTRAR).required();
  }
}
