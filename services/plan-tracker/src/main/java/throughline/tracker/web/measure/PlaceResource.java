package throughline.tracker.web.measure;

import static throughline.platform.files.table.TableColumn.text;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import throughline.contracts.places.Library;
import throughline.platform.files.table.FileTable;
import throughline.platform.web.heavy.HeavyAnswer;
import throughline.tracker.shared.Roles;
import throughline.tracker.shared.TablePage;

/** The places that figures name by code. */
@Path("/api/places")
@RolesAllowed({Roles.VIEWER, Roles.STRATEGY_LEAD, Roles.ADMINISTRATOR})
@Tag(name = "Figures", description = "All figures of all measures as rows of one table")
class PlaceResource {

  @Schema(name = "Place")
  record View(
      @Schema(description = "As figures name it") String place,
      String name,
      @Schema(description = "Whether it is a library, which has a page") boolean library,
      @Schema(description = "GSS code, which some measures are split by") String districtCode,
      String district) {}

  private static final FileTable<View> TABLE =
      FileTable.of(
          "Places",
          text("place", "Place id", View::place),
          text("name", "Place", View::name),
          text("districtCode", "District id", View::districtCode),
          text("district", "District", View::district));

  @GET
  @Produces({MediaType.APPLICATION_JSON, TablePage.CSV})
  @HeavyAnswer
  @Operation(
      operationId = "listPlaces",
      summary = "The places that figures name by code",
      description = "Send Accept: text/csv for a table.")
  @APIResponse(
      responseCode = "200",
      description = "The libraries, and the other places where people volunteer",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(type = SchemaType.ARRAY, implementation = View.class)),
        @Content(mediaType = TablePage.CSV, schema = @Schema(type = SchemaType.STRING))
      })
  public Response all(@Context HttpHeaders headers) {
    var places =
        Stream.concat(
                Library.seed().stream().map(place -> of(place, true)),
                Library.heritage().stream().map(place -> of(place, false)))
            .toList();
    return TablePage.accepted(headers, TABLE, places, places).build();
  }

  private static View of(Library place, boolean isLibrary) {
    return new View(place.code(), place.name(), isLibrary, place.districtCode(), place.district());
  }
}
