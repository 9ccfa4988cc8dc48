package throughline.bookings.week;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import throughline.bookings.DayRange;
import throughline.bookings.Roles;
import throughline.platform.core.permission.Places;
import throughline.platform.core.time.London;
import throughline.platform.files.table.TableWriter.Kind;
import throughline.platform.web.download.Download;
import throughline.platform.web.heavy.HeavyAnswer;
import throughline.platform.web.input.Form;
import throughline.platform.web.layout.CurrentPerson;

/** A manager's week: how full the sessions are, who came, and who waits. */
@Path("/week")
@RolesAllowed(Roles.ADVISER)
@Produces(MediaType.TEXT_HTML)
public class WeekPages {
  private final BrowseWeek browseWeek;
  private final ExportWeek export;
  private final CurrentPerson person;
  private final Clock clock;

  WeekPages(BrowseWeek browseWeek, ExportWeek export, CurrentPerson person, Clock clock) {
    this.browseWeek = browseWeek;
    this.export = export;
    this.person = person;
    this.clock = clock;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance week(Form form, Week week);
  }

  @GET
  public TemplateInstance week(@QueryParam("from") String from, @QueryParam("to") String to) {
    var asked = asked(from, to);
    return Templates.week(asked.form(), browseWeek.of(asked.days(), places()));
  }

  @GET
  @Path("sessions.csv")
  @Produces(MediaType.WILDCARD)
  @HeavyAnswer
  public Response csv(@QueryParam("from") String from, @QueryParam("to") String to) {
    return file(Kind.CSV, asked(from, to).days());
  }

  @GET
  @Path("sessions.xlsx")
  @Produces(MediaType.WILDCARD)
  @HeavyAnswer
  public Response xlsx(@QueryParam("from") String from, @QueryParam("to") String to) {
    return file(Kind.XLSX, asked(from, to).days());
  }

  private Response file(Kind kind, DayRange days) {
    var places = places();
    return Download.of(
        "sessions-%s-to-%s%s".formatted(days.from(), days.to(), kind.ending()),
        kind.mediaType(),
        out -> export.write(out, kind, days, places));
  }

  private DayRange.Asked asked(String from, String to) {
    var today = London.today(clock);
    return DayRange.weekOf(today).orTyped(from, to, today);
  }

  private Places places() {
    return person.placesOf(Roles.ADVISER).required();
  }
}
