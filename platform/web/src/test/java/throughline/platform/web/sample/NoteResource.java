package throughline.platform.web.sample;

import static org.awaitility.Awaitility.await;

import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.Map;
import throughline.platform.core.permission.Places;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.web.idempotency.Idempotency;
import throughline.platform.web.layout.CurrentPerson;

@Path("/api/notes")
@RolesAllowed("volunteer")
public class NoteResource {

  record Nested(List<Line> lines) {}

  record Line(int number) {}

  private final WriteNote writeNote;
  private final Idempotency idempotency;

  private final CurrentPerson person;

  NoteResource(WriteNote writeNote, Idempotency idempotency, CurrentPerson person) {
    this.writeNote = writeNote;
    this.idempotency = idempotency;
    this.person = person;
  }

  @POST
  public Response write(NoteRequest request, @HeaderParam(Idempotency.HEADER) String key) {
    return idempotency.once(key, "write-note", request, () -> created(writeNote.write(request)));
  }

  @POST
  @Path("other")
  public Response other(NoteRequest request, @HeaderParam(Idempotency.HEADER) String key) {
    return idempotency.once(key, "other", request, () -> created(writeNote.write(request)));
  }

  @POST
  @Path("nested")
  public Response nested(Nested request) {
    return Response.ok(request).build();
  }

  @GET
  @PermitAll
  @Path("public")
  public Map<String, String> open() {
    return Map.of("hello", "everybody");
  }

  @GET
  @Path("places")
  @Produces(MediaType.APPLICATION_JSON)
  public Places places() {
    return person.placesOf("volunteer").required();
  }

  @GET
  @Path("{id}")
  public Response one(@PathParam("id") int id) {
    throw new NotFound("note with this number");
  }

  /** Writes to somebody who has gone. */
  @GET
  @PermitAll
  @Path("gone.broken")
  public Response goneBroken(@Context HttpServerRequest request) throws IOException {
    request.connection().close();
    // The connection is closed a moment before its answer knows that it is.
    await().until(() -> request.response().closed());
    throw new ClosedChannelException();
  }

  /** Fails at something else that is closed. */
  @GET
  @PermitAll
  @Path("closed.broken")
  public Response closedBroken() throws IOException {
    throw new ClosedChannelException();
  }

  @GET
  @Path("broken")
  public Response broken() {
    throw new IllegalStateException("secret detail");
  }

  @GET
  @Path("administrators")
  @RolesAllowed("administrator")
  public String administrators() {
    return "only for administrators";
  }

  private static Response created(int id) {
    return Response.created(URI.create("/api/notes/" + id)).entity(Map.of("id", id)).build();
  }
}
