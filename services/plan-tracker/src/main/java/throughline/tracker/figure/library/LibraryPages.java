package throughline.tracker.figure.library;

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
import throughline.platform.core.time.London;
import throughline.platform.web.input.Form;
import throughline.tracker.figure.KnownAtPage;
import throughline.tracker.shared.Roles;

/** All libraries beside each other. */
@Path("/libraries")
@RolesAllowed({Roles.VIEWER, Roles.STRATEGY_LEAD, Roles.ADMINISTRATOR})
@Produces(MediaType.TEXT_HTML)
class LibraryPages {

  private final BrowseLibraries libraries;
  private final CompareLibraries compare;
  private final Clock clock;

  LibraryPages(BrowseLibraries libraries, CompareLibraries compare, Clock clock) {
    this.libraries = libraries;
    this.compare = compare;
    this.clock = clock;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance libraries(
        BrowseLibraries.LibraryTable table, boolean today, Form form);

    static native TemplateInstance compare(Comparison comparison, boolean today, Form form);

    static native TemplateInstance months(LibraryMonths months, boolean today, Form form);
  }

  @GET
  public Response libraries(@Context UriInfo uri) {
    return KnownAtPage.of(
        uri,
        clock,
        (day, form) ->
            Templates.libraries(libraries.read(form.text("measure"), day), isToday(day), form));
  }

  @GET
  @Path("compare")
  public Response compare(@Context UriInfo uri) {
    return KnownAtPage.of(
        uri,
        clock,
        (day, form) ->
            Templates.compare(
                compare.read(form.text("measure"), form.value("by"), day), isToday(day), form));
  }

  @GET
  @Path("months")
  public Response months(@Context UriInfo uri) {
    return KnownAtPage.of(
        uri,
        clock,
        (day, form) ->
            Templates.months(compare.months(form.text("measure"), day), isToday(day), form));
  }

  private boolean isToday(LocalDate day) {
    return day.equals(London.today(clock));
  }
}
