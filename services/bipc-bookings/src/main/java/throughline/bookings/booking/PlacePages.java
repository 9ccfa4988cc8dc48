package throughline.bookings.booking;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import throughline.bookings.booking.link.BookingLinks;
import throughline.bookings.booking.queue.LeaveQueue;
import throughline.bookings.session.BrowseSessions;
import throughline.bookings.session.SessionView;
import throughline.platform.core.input.TypedText;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.input.Form;
import throughline.platform.web.layout.CurrentPerson;
import throughline.platform.web.link.LinkRateLimiter;
import throughline.platform.web.seal.Secret;

/**
 * What somebody does without an account: ask for a place, and whatever the link of a mail is for.
 * Opening a link changes nothing; each button of the page that it leads to does.
 */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@PermitAll
public class PlacePages {
  private final AskForPlace askForPlace;
  private final ConfirmPlace confirmPlace;
  private final LeaveQueue leaveQueue;
  private final CancelBookings cancelBookings;
  private final MoveBooking moveBooking;
  private final TakeInstead takeInstead;
  private final SayComing sayComing;
  private final ShowPlace showPlace;
  private final BrowseSessions browseSessions;
  private final BookingPages bookingPages;
  private final BookingLinks links;
  private final PlaceCookies cookies;
  private final LinkRateLimiter rateLimiter;
  private final CurrentPerson person;
  private final FormPost formPost;
  private final RoutingContext request;

  PlacePages(
      AskForPlace askForPlace,
      ConfirmPlace confirmPlace,
      LeaveQueue leaveQueue,
      CancelBookings cancelBookings,
      MoveBooking moveBooking,
      TakeInstead takeInstead,
      SayComing sayComing,
      ShowPlace showPlace,
      BrowseSessions browseSessions,
      BookingPages bookingPages,
      BookingLinks links,
      PlaceCookies cookies,
      LinkRateLimiter rateLimiter,
      CurrentPerson person,
      FormPost formPost,
      RoutingContext request) {
    this.askForPlace = askForPlace;
    this.confirmPlace = confirmPlace;
    this.leaveQueue = leaveQueue;
    this.cancelBookings = cancelBookings;
    this.moveBooking = moveBooking;
    this.takeInstead = takeInstead;
    this.sayComing = sayComing;
    this.showPlace = showPlace;
    this.browseSessions = browseSessions;
    this.bookingPages = bookingPages;
    this.links = links;
    this.cookies = cookies;
    this.rateLimiter = rateLimiter;
    this.person = person;
    this.formPost = formPost;
    this.request = request;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance asked(SessionView session, boolean waits);

    static native TemplateInstance place(Form form, ShowPlace.Place place);

    static native TemplateInstance move(
        Form form, ShowPlace.Place place, List<SessionView> targets);

    static native TemplateInstance opensNothing();
  }

  @POST
  @Path("sessions/{id}/ask")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response ask(@PathParam("id") UUID id, Form form) {
    var typed =
        new AskForPlace.Request(
            form.text("name"),
            form.text("email"),
            form.text("talkAbout"),
            new AskedOfBusiness.Answers(
                form.text("stage"), form.text("sector"), form.text("goal")));
    return formPost
        .of(form, "ask-for-place " + id, typed)
        .orAgain(again -> bookingPages.page(id, again, false))
        .refusedAt("book")
        .then(
            () ->
                "/sessions/%s/asked%s"
                    .formatted(id, askForPlace.ask(id, typed) ? "?waits=true" : ""));
  }

  @GET
  @Path("sessions/{id}/asked")
  public TemplateInstance asked(@PathParam("id") UUID id, @QueryParam("waits") boolean waits) {
    return Templates.asked(browseSessions.one(id), waits);
  }

  /** Takes the secret out of the address, which is told to nobody. */
  @GET
  @Path("place/link/{secret}")
  public Response link(@PathParam("secret") String secret) {
    return rateLimiter.unlessGuessed(
        request,
        () ->
            Secret.read(secret)
                .flatMap(
                    link ->
                        links
                            .holderOf(link)
                            .map(
                                holder -> {
                                  cookies.keep(request, holder, link);
                                  request.response().putHeader("Referrer-Policy", "no-referrer");
                                  return "/place/" + holder;
                                })),
        Templates::opensNothing);
  }

  @GET
  @Path("place/{id}")
  public Response place(@PathParam("id") UUID id) {
    return opened(id, () -> Response.ok(page(id, Form.blank())).build());
  }

  @GET
  @Path("place/{id}/move")
  public Response targets(@PathParam("id") UUID id) {
    return opened(id, () -> Response.ok(movePage(id, Form.blank())).build());
  }

  @POST
  @Path("place/{id}/confirm")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response confirm(@PathParam("id") UUID id, Form form) {
    return pressed(id, form, "confirm-place", () -> confirmPlace.confirm(id));
  }

  @POST
  @Path("place/{id}/leave")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response leave(@PathParam("id") UUID id, Form form) {
    return pressed(id, form, "leave-queue", () -> leaveQueue.leave(id));
  }

  @POST
  @Path("place/{id}/coming")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response coming(@PathParam("id") UUID id, Form form) {
    return pressed(id, form, "say-coming", () -> sayComing.say(booking(id)));
  }

  @POST
  @Path("place/{id}/cancel")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response cancel(@PathParam("id") UUID id, Form form) {
    return pressed(id, form, "give-up-place", () -> cancelBookings.giveUp(booking(id)));
  }

  @POST
  @Path("place/{id}/move")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response move(@PathParam("id") UUID id, Form form) {
    return opened(
        id,
        () ->
            formPost
                .button(form, "move-place " + id, form.text("session"))
                .orAgain(again -> movePage(id, again))
                .refusedAt("move")
                .then(() -> moveBooking.move(booking(id), session(form), null), "/place/" + id));
  }

  @POST
  @Path("place/{id}/instead")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response instead(@PathParam("id") UUID id, Form form) {
    return pressed(id, form, "take-instead", () -> takeInstead.take(booking(id), session(form)));
  }

  private Response pressed(UUID id, Form form, String operation, Runnable work) {
    return opened(
        id,
        () ->
            formPost
                .button(form, operation + " " + id, form.text("session"))
                .orAgain(again -> page(id, again))
                .refusedAt("place")
                .then(work, "/place/" + id));
  }

  private Response opened(UUID id, Supplier<Response> answer) {
    return cookies.open(request, id) || person.signedIn() && showPlace.isOwn(id, person.subject())
        ? answer.get()
        : Response.status(Response.Status.FORBIDDEN).entity(Templates.opensNothing()).build();
  }

  private UUID booking(UUID id) {
    return showPlace.bookingOf(id);
  }

  private static UUID session(Form form) {
    try {
      return UUID.fromString(TypedText.given(form.text("session")).orElse(""));
    } catch (IllegalArgumentException garbled) {
      throw new NotFound("session with this number");
    }
  }

  private TemplateInstance page(UUID id, Form form) {
    return Templates.place(form, showPlace.show(id));
  }

  private TemplateInstance movePage(UUID id, Form form) {
    return Templates.move(form, showPlace.show(id), showPlace.targets(booking(id)));
  }
}
