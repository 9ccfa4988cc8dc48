package throughline.tracker.web.measure;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import throughline.platform.core.input.Fields;
import throughline.platform.web.heavy.HeavyAnswer;
import throughline.tracker.figure.KnownAt;
import throughline.tracker.shared.Roles;
import throughline.tracker.shared.TablePage;

/** All figures as rows of one table, for programs. */
@Path("/api/figures")
@RolesAllowed({Roles.VIEWER, Roles.STRATEGY_LEAD, Roles.ADMINISTRATOR})
@Tag(name = "Figures", description = "All figures of all measures as rows of one table")
class FigureResource {

  private static final int MEASURES = 10;
  private static final int MOST_MEASURES = 50;

  private final QueryFigures figures;
  private final Clock clock;

  FigureResource(QueryFigures figures, Clock clock) {
    this.figures = figures;
    this.clock = clock;
  }

  @Schema(name = "FigureRows")
  record View(
      List<FigureRow> figures,
      @Schema(description = "Send it as after for the next page; null on the last") String next) {}

  @GET
  @Produces({MediaType.APPLICATION_JSON, TablePage.CSV})
  @HeavyAnswer
  @Operation(
      operationId = "listFigures",
      summary = "Every figure of every measure, of the county and of each place, by period",
      description =
          """
          A page has whole measures. Follow next, or the header Link, until there is none. \
          Ask for a day that is over and all pages are of one moment. Send Accept: text/csv for a table.\
          """)
  @APIResponse(
      responseCode = "200",
      description = "The figures of some measures",
      headers =
          @Header(name = "Link", description = "The address of the next page, with rel=\"next\""),
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = View.class)),
        @Content(mediaType = TablePage.CSV, schema = @Schema(type = SchemaType.STRING))
      })
  @APIResponse(responseCode = "400", description = "invalid-input: names every wrong parameter")
  @APIResponse(responseCode = "404", description = "not-found: after names no measure")
  public Response all(
      @Parameter(description = MeasureResource.KNOWN_AT) @QueryParam("knownAt") String knownAt,
      @Parameter(description = "The next of the page before") @QueryParam("after") String after,
      @Parameter(description = "How many measures a page has, from 1 to 50; 10 if left out")
          @QueryParam("measures")
          String measures,
      @Context HttpHeaders headers,
      @Context UriInfo uri) {
    var part = figures.all(KnownAt.read(knownAt, clock), after, count(measures));
    var answer =
        TablePage.accepted(
            headers,
            MeasureTable.OF_FIGURES,
            part.figures(),
            new View(part.figures(), part.next()));
    return part.next() == null
        ? answer.build()
        : answer.header(HttpHeaders.LINK, "<%s>; rel=\"next\"".formatted(next(uri, part))).build();
  }

  private static String next(UriInfo uri, QueryFigures.Part part) {
    var asked = uri.getRequestUriBuilder().replaceQueryParam("after", part.next()).build();
    return asked.getRawPath() + "?" + asked.getRawQuery();
  }

  private static int count(String typed) {
    if (typed == null) {
      return MEASURES;
    }
    var fields = new Fields().called("measures", "Number of measures");
    var count = fields.wholeNumber("measures", typed, 1, MOST_MEASURES, "Enter how many");
    fields.throwIfAny();
    return count;
  }
}
