package throughline.bookings.session;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.HashMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import throughline.bookings.Roles;
import throughline.platform.core.input.Fields;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.core.permission.Places;
import throughline.platform.web.idempotency.Idempotency;
import throughline.platform.web.layout.CurrentPerson;

/** Sessions for programs. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Sessions", description = "Everyone sees the sessions; advisers open them")
public class SessionResource {
  /** Long enough to spare the database a crowd, short enough that places left stay believable. */
  private static final String A_MOMENT = "public, max-age=5";

  private final OpenSession openSession;
  private final OpenSeries openSeries;
  private final EditSession editSession;
  private final WriteToBooked writeToBooked;
  private final BrowseSessions browseSessions;
  private final Idempotency idempotency;
  private final SessionStaff staff;
  private final CurrentPerson person;

  SessionResource(
      OpenSession openSession,
      OpenSeries openSeries,
      EditSession editSession,
      WriteToBooked writeToBooked,
      BrowseSessions browseSessions,
      Idempotency idempotency,
      SessionStaff staff,
      CurrentPerson person) {
    this.openSession = openSession;
    this.openSeries = openSeries;
    this.editSession = editSession;
    this.writeToBooked = writeToBooked;
    this.browseSessions = browseSessions;
    this.idempotency = idempotency;
    this.staff = staff;
    this.person = person;
  }

  @GET
  @Path("sessions")
  @PermitAll
  @Operation(operationId = "listSessions", summary = "Sessions that have not begun, soonest first")
  @APIResponse(
      responseCode = "200",
      description = "Sessions with the places left; may be up to 5 seconds old")
  @APIResponse(responseCode = "400", description = "invalid-input: names every wrong parameter")
  public RestResponse<Slice<SessionView>> list(
      @QueryParam("after") @Parameter(description = "The next of the page before") String after,
      @QueryParam("before") @Parameter(description = "The previous of the page behind")
          String before,
      @QueryParam("limit") @Parameter(description = "1 to 200 sessions, 50 if left out")
          String limit,
      @QueryParam("place") @Parameter(description = "Code of a venue") String place,
      @QueryParam("topic") @Parameter(description = "Such as FINANCE") String topic,
      @QueryParam("kind") @Parameter(description = "Such as WORKSHOP") String kind,
      @QueryParam("day") @Parameter(description = "Of the week, such as MONDAY") String day,
      @QueryParam("time") @Parameter(description = "MORNING, AFTERNOON or EVENING") String time,
      @QueryParam("places") @Parameter(description = "true: only with places") String places) {
    var typed = new HashMap<String, String>();
    typed.put("place", place);
    typed.put("topic", topic);
    typed.put("kind", kind);
    typed.put("day", day);
    typed.put("time", time);
    typed.put("places", places);
    var fields = new Fields();
    var filter = SessionFilter.read(fields, typed::get);
    fields.throwIfAny();
    var page = PageRequest.read(after, before, limit);
    return ResponseBuilder.ok(browseSessions.upcoming(page, filter, Places.everywhere()))
        .header(HttpHeaders.CACHE_CONTROL, A_MOMENT)
        .build();
  }

  @GET
  @Path("sessions/{id}")
  @PermitAll
  @Operation(operationId = "getSession", summary = "One session, also when it is over or cancelled")
  @APIResponse(responseCode = "200", description = "The session with the places left")
  @APIResponse(responseCode = "404", description = "not-found: there is no such session")
  public SessionView get(@PathParam("id") UUID id) {
    return browseSessions.one(id);
  }

  @POST
  @Path("sessions")
  @RolesAllowed({Roles.ADVISER, Roles.PARTNER})
  @Operation(
      operationId = "openSession",
      summary = "Open a session for booking, at a venue of yours")
  @APIResponse(
      responseCode = "201",
      description = "Open",
      headers = @Header(name = "Location", description = "The address of the session"),
      content = @Content(schema = @Schema(implementation = SessionView.class)))
  @APIResponse(
      responseCode = "409",
      description = "clash: names what the room or the adviser has then, or why it is closed")
  public Response open(SessionRequest typed, @HeaderParam(Idempotency.HEADER) String key) {
    var places = staff.places().required();
    return idempotency.once(
        key, "open-session", typed, () -> created(openSession.open(typed, person.who(), places)));
  }

  @POST
  @Path("series")
  @RolesAllowed({Roles.ADVISER, Roles.PARTNER})
  @Operation(
      operationId = "openSeries",
      summary = "Open sessions that come again and again, at a venue of yours")
  @APIResponseSchema(
      value = OpenSeries.Opened.class,
      responseCode = "201",
      responseDescription = "Open, with what was left out if that was asked for")
  @APIResponse(
      responseCode = "409",
      description = "clash: lists each that cannot be, and why; none is saved")
  public Response openSeries(SeriesRequest typed, @HeaderParam(Idempotency.HEADER) String key) {
    var places = staff.places().required();
    return idempotency.once(
        key,
        "open-series",
        typed,
        () ->
            Response.status(Response.Status.CREATED)
                .entity(openSeries.open(typed, person.who(), places))
                .build());
  }

  @PUT
  @Path("sessions/{id}")
  @RolesAllowed({Roles.ADVISER, Roles.PARTNER})
  @Operation(
      operationId = "changeSession",
      summary = "Change a session of your venues; everybody who has a place is told")
  @APIResponse(responseCode = "200", description = "Changed")
  @APIResponse(
      responseCode = "400",
      description =
          "invalid-input: names every wrong field; a capacity below those booked names who has a"
              + " place")
  @APIResponse(responseCode = "404", description = "not-found: there is no such session of yours")
  @APIResponse(
      responseCode = "409",
      description =
          "clash: names what the room or adviser has then; overlapping-booking: names who has"
              + " another place then; session-cancelled, session-over")
  public SessionView change(@PathParam("id") UUID id, SessionRequest typed) {
    var places = staff.places().required();
    return editSession.edit(id, typed, SeriesPart.THIS, null, person.who(), places);
  }

  @POST
  @Path("sessions/{id}/message")
  @RolesAllowed({Roles.ADVISER, Roles.PARTNER})
  @Operation(
      operationId = "writeToBooked",
      summary = "Write to everybody who has a place at a session of your venues")
  @APIResponseSchema(
      value = WriteToBooked.Written.class,
      responseCode = "200",
      responseDescription = "To how many it goes by mail")
  @APIResponse(responseCode = "404", description = "not-found: there is no such session of yours")
  @APIResponse(responseCode = "409", description = "session-cancelled, session-over")
  public Response write(
      @PathParam("id") UUID id,
      WriteToBooked.Request typed,
      @HeaderParam(Idempotency.HEADER) String key) {
    var places = staff.places().required();
    return idempotency.once(
        key,
        "write-to-booked " + id,
        typed,
        () -> Response.ok(writeToBooked.write(id, typed, person.who(), places)).build());
  }

  private static Response created(SessionView session) {
    return Response.created(URI.create("/api/sessions/" + session.id())).entity(session).build();
  }
}
