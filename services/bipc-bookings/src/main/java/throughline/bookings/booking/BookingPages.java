package throughline.bookings.booking;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
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
import throughline.bookings.Roles;
import throughline.bookings.booking.queue.PlaceRequest;
import throughline.bookings.booking.queue.PlaceRequests;
import throughline.bookings.entrepreneur.ClaimRecords;
import throughline.bookings.session.BrowseSessions;
import throughline.bookings.session.Session;
import throughline.bookings.session.SessionStaff;
import throughline.bookings.session.SessionView;
import throughline.platform.core.input.Fields;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.mail.MailStatus;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.input.Form;
import throughline.platform.web.layout.CurrentPerson;

/** A session with its button, and what an entrepreneur has booked. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class BookingPages {
  private final ClaimRecords claimRecords;
  private final BookSession bookSession;
  private final BrowseBookings browseBookings;
  private final BrowseSessions browseSessions;
  private final AskForPlace askForPlace;
  private final PlaceRequests requests;
  private final BookingMails mails;
  private final FormPost formPost;
  private final SessionStaff staff;
  private final CurrentPerson person;

  BookingPages(
      ClaimRecords claimRecords,
      BookSession bookSession,
      BrowseBookings browseBookings,
      BrowseSessions browseSessions,
      AskForPlace askForPlace,
      PlaceRequests requests,
      BookingMails mails,
      FormPost formPost,
      SessionStaff staff,
      CurrentPerson person) {
    this.claimRecords = claimRecords;
    this.bookSession = bookSession;
    this.browseBookings = browseBookings;
    this.browseSessions = browseSessions;
    this.askForPlace = askForPlace;
    this.requests = requests;
    this.mails = mails;
    this.formPost = formPost;
    this.staff = staff;
    this.person = person;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance session(
        Form form,
        SessionView session,
        Session.Closed closed,
        UUID ownBooking,
        PlaceRequest ownRequest,
        boolean register,
        boolean canBeCancelled,
        boolean opened);

    static native TemplateInstance booking(
        BookingView booking, boolean canBeGivenUp, boolean begun, MailStatus mail);

    static native TemplateInstance list(BrowseBookings.Own bookings);
  }

  /** The address stays as it is when an adviser passes it on, but others opened nothing. */
  @GET
  @Path("sessions/{id}")
  @PermitAll
  public TemplateInstance session(@PathParam("id") UUID id, @QueryParam("opened") boolean opened) {
    return page(id, Form.blank(), opened);
  }

  /** Where somebody comes back to after signing in; booking takes the button, which is a post. */
  @GET
  @Path("sessions/{id}/book")
  @RolesAllowed(Roles.ENTREPRENEUR)
  public Response signedIn(@PathParam("id") UUID id) {
    return Response.seeOther(URI.create("/sessions/" + id)).build();
  }

  @POST
  @Path("sessions/{id}/book")
  @RolesAllowed(Roles.ENTREPRENEUR)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response book(@PathParam("id") UUID id, Form form) {
    claimRecords.claim(person.who(), person.emailAddress());
    return formPost
        .of(form, "book-session " + id, form.text("talkAbout"))
        .orAgain(refused -> page(id, refused, false))
        .refusedAt("book")
        .then(
            () -> {
              var fields = new Fields();
              var talkAbout =
                  fields.optionalText(
                      "talkAbout", form.text("talkAbout"), AskForPlace.LONGEST_WISH);
              fields.throwIfAny();
              var booking = bookSession.book(id, talkAbout, person.who(), person.emailAddress());
              return "/bookings/" + booking.id();
            });
  }

  @GET
  @Path("sessions/{id}/wait")
  @RolesAllowed(Roles.ENTREPRENEUR)
  public Response signedInToWait(@PathParam("id") UUID id) {
    return signedIn(id);
  }

  @POST
  @Path("sessions/{id}/wait")
  @RolesAllowed(Roles.ENTREPRENEUR)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response join(@PathParam("id") UUID id, Form form) {
    return formPost
        .of(form, "join-queue " + id, null)
        .orAgain(refused -> page(id, refused, false))
        .refusedAt("book")
        .then(() -> askForPlace.join(id, person.who(), person.emailAddress()), "/sessions/" + id);
  }

  @GET
  @Path("bookings")
  @RolesAllowed(Roles.ENTREPRENEUR)
  public TemplateInstance list(
      @QueryParam("after") String after, @QueryParam("before") String before) {
    claimRecords.claim(person.who(), person.emailAddress());
    return Templates.list(
        browseBookings.ownInOrder(person.subject(), PageRequest.linked(after, before)));
  }

  @GET
  @Path("bookings/{id}")
  @RolesAllowed(Roles.ENTREPRENEUR)
  public TemplateInstance booking(@PathParam("id") UUID id) {
    var booking = browseBookings.ownBooking(id, person.subject());
    return Templates.booking(
        booking,
        browseBookings.canBeGivenUp(booking),
        browseBookings.hasBegun(booking),
        mail(booking).orElse(null));
  }

  /** The mail that the page speaks of: once the session has begun nobody waits to be told of it. */
  private Optional<MailStatus> mail(BookingView booking) {
    if (booking.cancelled()) {
      return mails.cancellation(booking.id());
    }
    return browseBookings.hasBegun(booking) ? Optional.empty() : mails.confirmation(booking.id());
  }

  TemplateInstance page(UUID id, Form form, boolean opened) {
    var offer = browseSessions.offer(id);
    var session = offer.session();
    var ownBooking =
        person.signedIn() ? browseBookings.ownBookingOf(id, person.subject()).orElse(null) : null;
    var ownRequest = person.signedIn() ? requests.liveOf(id, person.subject()).orElse(null) : null;
    var register = session.isRunAt(staff.places());
    return Templates.session(
        form,
        session,
        offer.closed(),
        ownBooking,
        ownRequest,
        register,
        register && offer.canBeCancelled(),
        opened && register);
  }
}
