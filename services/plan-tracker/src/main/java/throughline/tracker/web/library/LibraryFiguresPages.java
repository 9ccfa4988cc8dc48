package throughline.tracker.web.library;

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
import java.util.List;
import throughline.platform.core.time.London;
import throughline.platform.web.input.Form;
import throughline.tracker.figure.KnownAtPage;
import throughline.tracker.figure.library.QueryLibrary;
import throughline.tracker.plan.community.Communities;
import throughline.tracker.shared.Roles;

/** A library with every measure that splits by place. */
@Path("/libraries/{code: [A-Z0-9]+}")
@RolesAllowed({Roles.VIEWER, Roles.STRATEGY_LEAD, Roles.ADMINISTRATOR})
@Produces(MediaType.TEXT_HTML)
class LibraryFiguresPages {

  private final QueryLibraryRows libraries;
  private final Clock clock;

  LibraryFiguresPages(QueryLibraryRows libraries, Clock clock) {
    this.libraries = libraries;
    this.clock = clock;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance library(
        QueryLibrary.LibraryFigures figures, List<LibraryRow> rows, boolean today, Form form);
  }

  @GET
  public Response library(@PathParam("code") String code, @Context UriInfo uri) {
    var found = Communities.library(code);
    return KnownAtPage.of(
        uri,
        clock,
        (day, form) -> {
          var read = libraries.read(found, form.text("measure"), day);
          return Templates.library(
              read.figures(), read.rows(), day.equals(London.today(clock)), form);
        });
  }
}
