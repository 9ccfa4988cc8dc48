package throughline.tracker.web.measure;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.web.heavy.HeavyAnswer;
import throughline.tracker.figure.KnownAt;
import throughline.tracker.figure.PlaceNames;
import throughline.tracker.shared.Roles;
import throughline.tracker.shared.TablePage;

/** The tables of the pages as files, as known at the day of the page. */
@Path("/tables")
@RolesAllowed({Roles.VIEWER, Roles.STRATEGY_LEAD, Roles.ADMINISTRATOR})
@Produces(MediaType.WILDCARD)
@HeavyAnswer
class TablePages {

  private final QueryMeasures measures;
  private final QueryFigures figures;
  private final Clock clock;

  TablePages(QueryMeasures measures, QueryFigures figures, Clock clock) {
    this.measures = measures;
    this.figures = figures;
    this.clock = clock;
  }

  @GET
  @Path("plan." + TablePage.ENDING)
  public Response plan(@PathParam("ending") String ending, @QueryParam("knownAt") String knownAt) {
    return TablePage.file(MeasureTable.OF_PLAN, measures.all(day(knownAt)), "plan", ending);
  }

  @GET
  @Path("libraries." + TablePage.ENDING)
  public Response libraries(
      @PathParam("ending") String ending, @QueryParam("knownAt") String knownAt) {
    var rows = figures.atPlaces(day(knownAt), null);
    return TablePage.file(MeasureTable.OF_FIGURES, rows, "libraries", ending);
  }

  @GET
  @Path("libraries/{code: [A-Z0-9]+}." + TablePage.ENDING)
  public Response library(
      @PathParam("code") String code,
      @PathParam("ending") String ending,
      @QueryParam("knownAt") String knownAt) {
    if (!PlaceNames.isLibrary(code)) {
      throw new NotFound("library with this address");
    }
    var rows = figures.atPlaces(day(knownAt), code);
    return TablePage.file(MeasureTable.OF_FIGURES, rows, "library-" + code, ending);
  }

  @GET
  @Path("measures/{id: [a-z0-9-]+}." + TablePage.ENDING)
  public Response measure(
      @PathParam("id") String id,
      @PathParam("ending") String ending,
      @QueryParam("knownAt") String knownAt) {
    return TablePage.file(MeasureTable.OF_FIGURES, figures.ofMeasure(id, day(knownAt)), id, ending);
  }

  /** Only a link leads here, so what is wrong in it is an address that nobody gave out. */
  private LocalDate day(String knownAt) {
    try {
      return KnownAt.read(knownAt, clock);
    } catch (InvalidInput mistyped) {
      throw new NotFound("table with this address");
    }
  }
}
