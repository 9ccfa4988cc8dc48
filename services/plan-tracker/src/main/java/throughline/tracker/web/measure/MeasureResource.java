package throughline.tracker.web.measure;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.web.heavy.HeavyAnswer;
import throughline.tracker.figure.KnownAt;
import throughline.tracker.shared.Roles;
import throughline.tracker.shared.TablePage;

/** The measures and their figures, for programs. */
@Path("/api/measures")
@RolesAllowed({Roles.VIEWER, Roles.STRATEGY_LEAD, Roles.ADMINISTRATOR})
@Tag(name = "Measures", description = "What the plan counts, and the rows behind each figure")
class MeasureResource {

  static final String KNOWN_AT =
      "Count only what was known by the end of this day, as 2026-11-24; today if left out";

  private final QueryMeasures measures;
  private final Clock clock;

  MeasureResource(QueryMeasures measures, Clock clock) {
    this.measures = measures;
    this.clock = clock;
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, TablePage.CSV})
  @HeavyAnswer
  @Operation(
      operationId = "listMeasures",
      summary = "Every measure of the plan, with its headline figure when events feed it",
      description = "Send Accept: text/csv for a table.")
  @APIResponse(
      responseCode = "200",
      description = "All of them: there are a few dozen",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(type = SchemaType.ARRAY, implementation = MeasureView.class)),
        @Content(mediaType = TablePage.CSV, schema = @Schema(type = SchemaType.STRING))
      })
  @APIResponse(responseCode = "400", description = "invalid-input: names every wrong parameter")
  public Response all(
      @Parameter(description = KNOWN_AT) @QueryParam("knownAt") String knownAt,
      @Context HttpHeaders headers) {
    var all = measures.all(KnownAt.read(knownAt, clock));
    return TablePage.accepted(headers, MeasureTable.OF_PLAN, all, all).build();
  }

  @GET
  @Path("{id}")
  @Operation(operationId = "getMeasure", summary = "One measure with its months and places")
  @APIResponse(responseCode = "200", description = "The measure")
  @APIResponse(responseCode = "400", description = "invalid-input: names every wrong parameter")
  @APIResponse(responseCode = "404", description = "not-found: there is no measure with this id")
  public MeasureDetailView one(
      @PathParam("id") String id,
      @Parameter(description = KNOWN_AT) @QueryParam("knownAt") String knownAt) {
    var day = KnownAt.read(knownAt, clock);
    return measures
        .one(id, day)
        .map(read -> MeasureDetailView.of(read, day))
        .orElseThrow(() -> new NotFound("measure with this id"));
  }
}
