package throughline.membership.imports;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import throughline.membership.imports.WriteRows.Part;
import throughline.membership.shared.Roles;
import throughline.platform.files.table.TableWriter.Kind;
import throughline.platform.web.heavy.HeavyAnswer;
import throughline.platform.web.layout.CurrentPerson;

/** A registrar's downloads of a file. */
@HeavyAnswer
@Path("/files/{id}")
@RolesAllowed(Roles.REGISTRAR)
class RowPages {

  private final WriteRows writeRows;
  private final CurrentPerson person;

  RowPages(WriteRows writeRows, CurrentPerson person) {
    this.writeRows = writeRows;
    this.person = person;
  }

  @GET
  @Path("left/csv")
  @Operation(hidden = true)
  public Response leftAsCsv(@PathParam("id") UUID id) {
    return file(id, Kind.CSV, Part.LEFT);
  }

  @GET
  @Path("left/xlsx")
  @Operation(hidden = true)
  public Response leftAsXlsx(@PathParam("id") UUID id) {
    return file(id, Kind.XLSX, Part.LEFT);
  }

  @GET
  @Path("cards/xlsx")
  @Operation(hidden = true)
  public Response cards(@PathParam("id") UUID id) {
    return file(id, Kind.XLSX, Part.CARDS);
  }

  private Response file(UUID id, Kind kind, Part part) {
    var places = person.placesOf(Roles.REGISTRAR).required();
    var file = writeRows.take(id, person.subject(), places);
    StreamingOutput content = out -> writeRows.write(out, kind, file, part);
    var name = part == Part.LEFT ? "rows-to-put-right" : "cards-to-hand-out";
    return Response.ok(content)
        .type(kind.mediaType())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"%s%s\"".formatted(name, kind.ending()))
        .build();
  }
}
