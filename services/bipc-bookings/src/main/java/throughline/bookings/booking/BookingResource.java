package throughline.bookings.booking;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import throughline.bookings.Roles;
import throughline.bookings.session.SessionStaff;
import throughline.bookings.session.SessionView;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.web.idempotency.Idempotency;
import throughline.platform.web.layout.CurrentPerson;

/** Bookings for programs. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Bookings", description = "Entrepreneurs book places at sessions")
public class BookingResource {
  private static final String CANCELLING = "Cancelling";
  private static final String CANCELLING_IS = "Places are given up, and sessions do not take place";

  private final BookSession bookSession;
  private final CancelBookings cancelBookings;
  private final BrowseBookings browseBookings;
  private final Idempotency idempotency;
  private final SessionStaff staff;
  private final CurrentPerson person;

  BookingResource(
      BookSession bookSession,
      CancelBookings cancelBookings,
      BrowseBookings browseBookings,
      Idempotency idempotency,
      SessionStaff staff,
      CurrentPerson person) {
    this.bookSession = bookSession;
    this.cancelBookings = cancelBookings;
    this.browseBookings = browseBookings;
    this.idempotency = idempotency;
    this.staff = staff;
    this.person = person;
  }

  @POST
  @Path("sessions/{id}/bookings")
  @RolesAllowed(Roles.ENTREPRENEUR)
  @Operation(operationId = "bookSession", summary = "Book yourself a place")
  @APIResponse(
      responseCode = "201",
      description = "Booked",
      headers = @Header(name = "Location", description = "The address of the booking"),
      content = @Content(schema = @Schema(implementation = BookingView.class)))
  @APIResponse(responseCode = "404", description = "not-found: there is no such session")
  @APIResponse(
      responseCode = "409",
      description =
          "session-full, session-begun, session-over, session-cancelled; already-booked: you have a"
              + " place; overlapping-booking: names what you booked at the same time")
  public Response book(@PathParam("id") UUID session, @HeaderParam(Idempotency.HEADER) String key) {
    return idempotency.once(
        key,
        "book-session " + session,
        null,
        () ->
            created(
                bookSession.book(session, Optional.empty(), person.who(), person.emailAddress())));
  }

  @GET
  @Path("bookings")
  @RolesAllowed(Roles.ENTREPRENEUR)
  @Operation(operationId = "listBookings", summary = "Your own bookings, latest session first")
  @APIResponse(responseCode = "200", description = "Your bookings")
  @APIResponse(responseCode = "400", description = "invalid-input: names every wrong parameter")
  public Slice<BookingView> own(
      @QueryParam("after") @Parameter(description = "The next of the page before") String after,
      @QueryParam("before") @Parameter(description = "The previous of the page behind")
          String before,
      @QueryParam("limit") @Parameter(description = "1 to 200 bookings, 50 if left out")
          String limit) {
    return browseBookings.own(person.subject(), PageRequest.read(after, before, limit));
  }

  @GET
  @Path("bookings/{id}")
  @RolesAllowed({Roles.ENTREPRENEUR, Roles.ADVISER, Roles.PARTNER})
  @Operation(
      operationId = "getBooking",
      summary = "One booking: your own, or one of your venues as an adviser")
  @APIResponse(responseCode = "200", description = "The booking")
  @APIResponse(responseCode = "404", description = "not-found: there is none, or it is not yours")
  public BookingView get(@PathParam("id") UUID id) {
    return browseBookings.booking(id, person.subject(), staff.places());
  }

  @POST
  @Path("bookings/{id}/cancellation")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.ENTREPRENEUR, Roles.ADVISER, Roles.PARTNER})
  @Tag(name = CANCELLING, description = CANCELLING_IS)
  @Operation(
      operationId = "cancelBooking",
      summary = "Cancel your own booking before the session, or one of your venues for a reason")
  @APIResponseSchema(
      value = BookingView.class,
      responseCode = "200",
      responseDescription = "Cancelled; the place is free")
  @APIResponse(responseCode = "404", description = "not-found: there is none, or it is not yours")
  @APIResponse(
      responseCode = "409",
      description =
          "already-cancelled; attendance-recorded: of your own, ask staff, and as an adviser of a"
              + " session that has begun record NO_SHOW instead; session-begun, of your own")
  public Response cancelBooking(
      @PathParam("id") UUID booking,
      CancelBookings.Request typed,
      @HeaderParam(Idempotency.HEADER) String key) {
    var places = staff.places();
    return idempotency.once(
        key,
        "cancel-booking " + booking,
        typed,
        () ->
            Response.ok(
                    cancelBookings.cancelBooking(
                        booking, typed, person.who(), person.emailAddress(), places))
                .build());
  }

  @POST
  @Path("sessions/{id}/cancellation")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.ADVISER, Roles.PARTNER})
  @Tag(name = CANCELLING, description = CANCELLING_IS)
  @Operation(
      operationId = "cancelSession",
      summary = "Cancel a session of your venues, with every booking of it")
  @APIResponseSchema(
      value = SessionView.class,
      responseCode = "200",
      responseDescription = "Cancelled; everybody who had a place is told")
  @APIResponse(responseCode = "404", description = "not-found: there is no such session of yours")
  @APIResponse(
      responseCode = "409",
      description = "already-cancelled, or session-over: it took place")
  public Response cancelSession(
      @PathParam("id") UUID session,
      CancelBookings.Request typed,
      @HeaderParam(Idempotency.HEADER) String key) {
    var places = staff.places().required();
    return idempotency.once(
        key,
        "cancel-session " + session,
        typed,
        () ->
            Response.ok(cancelBookings.cancelSession(session, typed, person.who(), places))
                .build());
  }

  private static Response created(BookingView booking) {
    return Response.created(URI.create("/api/bookings/" + booking.id())).entity(booking).build();
  }
}
