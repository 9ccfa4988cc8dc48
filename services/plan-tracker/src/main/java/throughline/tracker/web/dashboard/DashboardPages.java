package throughline.tracker.web.dashboard;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.core.time.London;
import throughline.platform.web.home.HomeCard;
import throughline.platform.web.home.StartCards;
import throughline.platform.web.input.Form;
import throughline.tracker.figure.KnownAtPage;
import throughline.tracker.plan.ownership.SelfAssessment;
import throughline.tracker.plan.target.Status;
import throughline.tracker.shared.Roles;
import throughline.tracker.web.row.ProgressRow;

/** The first page: are we on track? */
@Path("/")
@RolesAllowed({Roles.VIEWER, Roles.STRATEGY_LEAD, Roles.ADMINISTRATOR})
@Produces(MediaType.TEXT_HTML)
class DashboardPages {

  /** With the figures below them they are within two screens, and within 600 words. */
  private static final int MOST_BESIDE_FIGURES = 11;

  private static final int MOST_ALONE = 20;

  private final QueryDashboard dashboard;
  private final StartCards start;
  private final Clock clock;

  DashboardPages(QueryDashboard dashboard, StartCards start, Clock clock) {
    this.dashboard = dashboard;
    this.start = start;
    this.clock = clock;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance dashboard(
        Dashboard dashboard,
        List<HomeCard> urgent,
        String title,
        Slice<ProgressRow> rows,
        String query,
        String then,
        boolean today,
        Form form);
  }

  @GET
  public Response dashboard(@Context UriInfo uri) {
    return KnownAtPage.of(uri, clock, this::page);
  }

  private TemplateInstance page(LocalDate day, Form form) {
    var read = dashboard.read(day);
    var isToday = day.equals(London.today(clock));
    var then = isToday ? "" : "&knownAt=" + day;
    var list = list(read, form);
    var query = list.query() + then;
    return Templates.dashboard(
        read,
        start.urgent(),
        list.title(),
        part(list.rows(), list.title().isEmpty() ? MOST_BESIDE_FIGURES : MOST_ALONE, form),
        query.isEmpty() ? null : query.substring(1),
        then,
        isToday,
        form);
  }

  /** What the page lists: without a title it is the first of everything, beside the figures. */
  private record Listed(String title, String query, List<ProgressRow> rows) {}

  private static Listed list(Dashboard read, Form form) {
    var status = chosen(Status.values(), form.value("status"));
    if (status != null) {
      return new Listed("Targets: " + status.counted(), "&status=" + status, read.of(status));
    }
    var state = chosen(SelfAssessment.values(), form.value("judged"));
    if (state != null) {
      return new Listed(
          "Judged outcomes: " + state.words().toLowerCase(Locale.UK),
          "&judged=" + state,
          read.of(state));
    }
    return form.value("show").equals("all")
        ? new Listed(
            "Targets, judged outcomes and milestones, worst first", "&show=all", read.worstFirst())
        : new Listed("", "", read.first(MOST_BESIDE_FIGURES));
  }

  private static Slice<ProgressRow> part(List<ProgressRow> rows, int most, Form form) {
    var wanted = PageRequest.linked(form.text("after"), form.text("before"));
    return Slice.part(rows, ProgressRow::id, wanted.atMost(most));
  }

  /** What is no choice narrows nothing. */
  private static <E extends Enum<E>> E chosen(E[] choices, String typed) {
    return Arrays.stream(choices)
        .filter(choice -> choice.name().equals(typed))
        .findFirst()
        .orElse(null);
  }
}
