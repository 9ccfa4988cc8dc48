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
import java.util.StringJoiner;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.core.time.London;
import throughline.platform.database.People;
import throughline.platform.web.home.HomeCard;
import throughline.platform.web.home.StartCards;
import throughline.platform.web.input.Form;
import throughline.platform.web.layout.CurrentPerson;
import throughline.tracker.figure.KnownAtPage;
import throughline.tracker.plan.target.Performance;
import throughline.tracker.plan.target.Status;
import throughline.tracker.shared.Roles;

/** The first page: what the programmes add up to, live. */
@Path("/")
@RolesAllowed({Roles.VIEWER, Roles.STRATEGY_LEAD, Roles.ADMINISTRATOR})
@Produces(MediaType.TEXT_HTML)
class DashboardPages {

  /** Each can say since when, why and what next: more would make the page too heavy. */
  private static final int MOST_ALONE = 20;

  private static final int MOST_BESIDE_FIGURES = 6;

  private final QueryDashboard dashboard;
  private final StartCards start;
  private final People people;
  private final CurrentPerson person;
  private final Clock clock;

  DashboardPages(
      QueryDashboard dashboard,
      StartCards start,
      People people,
      CurrentPerson person,
      Clock clock) {
    this.dashboard = dashboard;
    this.start = start;
    this.people = people;
    this.person = person;
    this.clock = clock;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance dashboard(
        QueryDashboard.Dashboard dashboard,
        List<HomeCard> urgent,
        Status only,
        Slice<Performance> performances,
        String query,
        boolean today,
        Form form);
  }

  @GET
  public Response dashboard(@Context UriInfo uri) {
    return KnownAtPage.of(uri, clock, this::page);
  }

  private TemplateInstance page(LocalDate day, Form form) {
    var read = dashboard.read(day, people.find(person.subject()));
    var isToday = day.equals(London.today(clock));
    var only = only(form);
    return Templates.dashboard(
        read,
        start.urgent(),
        only,
        part(
            read.performances().shown(only), only == null ? MOST_BESIDE_FIGURES : MOST_ALONE, form),
        query(only, day, isToday),
        isToday,
        form);
  }

  private static Slice<Performance> part(List<Performance> all, int most, Form form) {
    var wanted = PageRequest.linked(form.text("after"), form.text("before"));
    return Slice.part(all, Performance::key, wanted.atMost(most));
  }

  private static String query(Status only, LocalDate day, boolean isToday) {
    var query = new StringJoiner("&");
    if (only != null) {
      query.add("status=" + only.name());
    }
    if (!isToday) {
      query.add("knownAt=" + day);
    }
    return query.length() == 0 ? null : query.toString();
  }

  private static Status only(Form form) {
    return Arrays.stream(Status.values())
        .filter(status -> status.name().equals(form.value("status")))
        .findFirst()
        .orElse(null);
  }
}
