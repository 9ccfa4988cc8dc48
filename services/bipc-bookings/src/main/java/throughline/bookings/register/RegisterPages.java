package throughline.bookings.register;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URLEncoder;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import throughline.bookings.Roles;
import throughline.bookings.booking.BookingView;
import throughline.bookings.booking.BrowseBookings;
import throughline.bookings.booking.ShowBookingHistory;
import throughline.bookings.register.Registers.Sought;
import throughline.bookings.session.SessionStaff;
import throughline.contracts.bookings.BookingState.Status;
import throughline.platform.core.input.Fields;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.core.permission.Places;
import throughline.platform.database.audit.HistoryLine;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.Option;
import throughline.platform.web.layout.CurrentPerson;

/** An adviser's pages: who came to a session of theirs, and which registers are not complete. */
@Path("/")
@RolesAllowed({Roles.ADVISER, Roles.PARTNER})
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class RegisterPages {
  /** With two buttons and as many links each, more would make the page too heavy for a phone. */
  private static final int MOST_OF_A_PAGE = 20;

  private final RecordAttendance recordAttendance;
  private final ShowBookingHistory showHistory;
  private final BrowseBookings browseBookings;
  private final BrowseRegisters browseRegisters;
  private final FormPost formPost;
  private final SessionStaff staff;
  private final CurrentPerson person;

  RegisterPages(
      RecordAttendance recordAttendance,
      ShowBookingHistory showHistory,
      BrowseBookings browseBookings,
      BrowseRegisters browseRegisters,
      FormPost formPost,
      SessionStaff staff,
      CurrentPerson person) {
    this.recordAttendance = recordAttendance;
    this.showHistory = showHistory;
    this.browseBookings = browseBookings;
    this.browseRegisters = browseRegisters;
    this.formPost = formPost;
    this.staff = staff;
    this.person = person;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance register(
        Form form,
        boolean newer,
        Register register,
        Slice<Register.Entry> part,
        Register.Entry recorded);

    static native TemplateInstance list(
        Slice<Registers.Summary> today,
        Slice<Registers.Summary> unfinished,
        List<Registers.OpenAt> open);

    static native TemplateInstance print(Register register, List<Register.Entry> people);

    static native TemplateInstance history(
        BookingView booking, String name, List<HistoryLine> lines);

    static native TemplateInstance part(Form form, BookingView booking, String name);

    static native TemplateInstance finished(
        Form form, Slice<Registers.Summary> registers, List<Option> venues, String query);
  }

  @GET
  @Path("registers")
  public TemplateInstance list(
      @QueryParam("after") String after, @QueryParam("before") String before) {
    var places = places();
    var page = PageRequest.linked(after, before);
    return Templates.list(
        browseRegisters.today(places),
        browseRegisters.unfinished(places, page),
        browseRegisters.openByVenue(places));
  }

  @GET
  @Path("registers/finished")
  public TemplateInstance finished(@BeanParam SoughtParameters typed) {
    var fields = new Fields();
    var sought = Sought.read(fields, typed.title, typed.from, typed.to, typed.venue);
    var form = typed.form().with(fields.errors());
    var page = PageRequest.linked(typed.after, typed.before);
    return Templates.finished(
        form,
        browseRegisters.finished(fields.ok() ? sought : Sought.ALL, places(), page),
        browseRegisters.venues(places()).stream()
            .map(venue -> Option.of(venue.code(), venue.name()))
            .toList(),
        typed.query());
  }

  /** What finished registers are looked for by, as it stands in the address. */
  static class SoughtParameters {
    @QueryParam("title")
    String title;

    @QueryParam("from")
    String from;

    @QueryParam("to")
    String to;

    @QueryParam("venue")
    String venue;

    @QueryParam("after")
    String after;

    @QueryParam("before")
    String before;

    private Map<String, String> typed() {
      var typed = new LinkedHashMap<String, String>();
      typed.put("title", title);
      typed.put("from", from);
      typed.put("to", to);
      typed.put("venue", venue);
      typed.values().removeIf(value -> value == null || value.isBlank());
      return typed;
    }

    Form form() {
      return Form.startingWith(typed());
    }

    String query() {
      return typed().entrySet().stream()
          .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), UTF_8))
          .collect(joining("&"));
    }
  }

  @GET
  @Path("sessions/{id}/register")
  public TemplateInstance register(
      @PathParam("id") UUID session,
      @QueryParam("after") String after,
      @QueryParam("before") String before,
      @QueryParam("at") UUID booking,
      @QueryParam("recorded") UUID recorded,
      @QueryParam("newer") boolean newer) {
    var wanted = PageRequest.linked(after, before);
    return page(session, Form.blank(), newer, recorded, Optional.ofNullable(booking), wanted);
  }

  /** To be printed: with boxes to tick, and lines for those who come without a booking. */
  @GET
  @Path("sessions/{id}/register/print")
  public TemplateInstance print(@PathParam("id") UUID session) {
    var register = browseRegisters.register(session, places());
    return Templates.print(register, register.live());
  }

  @POST
  @Path("sessions/{id}/register")
  public Response everyoneCame(@PathParam("id") UUID session, Form form) {
    var seen = seen(form.value("version"));
    var places = places();
    return formPost
        .button(form, "record-everyone-came " + session, null)
        .then(
            () -> {
              var newer = recordAttendance.recordEveryone(session, seen, person.who(), places);
              var register = UriBuilder.fromPath("/sessions/{id}/register");
              if (newer) {
                register.queryParam("newer", true);
              }
              return register.build(session).toString();
            });
  }

  @GET
  @Path("bookings/{id}/history")
  public TemplateInstance history(@PathParam("id") UUID booking) {
    var places = places();
    return Templates.history(
        browseBookings.booking(booking, places),
        browseBookings.whoBooked(booking, places),
        showHistory.show(booking, person.who(), places));
  }

  /** Where somebody comes back to after signing in; recording takes a button, which is a post. */
  @GET
  @Path("bookings/{id}/attendance")
  public TemplateInstance signedIn(@PathParam("id") UUID booking) {
    return pageAt(booking, Form.blank());
  }

  @POST
  @Path("bookings/{id}/attendance")
  public Response record(@PathParam("id") UUID booking, Form form) {
    var typed = RecordAttendance.Request.pressed(form.text("pressed"));
    var places = places();
    return formPost
        .button(form, "record-attendance " + booking, typed)
        .orAgain(wrong -> pageAt(booking, wrong))
        .wrongAt(booking.toString())
        .then(() -> recorded(recordAttendance.record(booking, typed, person.who(), places)));
  }

  @GET
  @Path("bookings/{id}/part")
  public TemplateInstance part(@PathParam("id") UUID booking) {
    return partPage(booking, formPost.opened());
  }

  @POST
  @Path("bookings/{id}/part")
  public Response recordPart(@PathParam("id") UUID booking, Form form) {
    var typed = new RecordAttendance.Request(Status.PARTIAL.name(), form.text("minutes"), false);
    var places = places();
    return formPost
        .button(form, "record-attendance " + booking, typed)
        .orAgain(wrong -> partPage(booking, wrong))
        .then(() -> recorded(recordAttendance.record(booking, typed, person.who(), places)));
  }

  private TemplateInstance partPage(UUID id, Form form) {
    var booking = browseBookings.booking(id, places());
    return Templates.part(form, booking, browseBookings.whoBooked(id, places()));
  }

  /** What is no moment is before anybody booked. */
  private static Instant seen(String newestShown) {
    try {
      return Instant.parse(newestShown);
    } catch (DateTimeParseException garbled) {
      return Instant.MIN;
    }
  }

  private Places places() {
    return staff.places().required();
  }

  /** Back to what is left to record, with a word on what has just been. */
  static String recorded(BookingView booking) {
    return "/sessions/%s/register?recorded=%s#left".formatted(booking.session(), booking.id());
  }

  private TemplateInstance pageAt(UUID booking, Form form) {
    var session = browseBookings.booking(booking, places()).session();
    return page(session, form, false, null, Optional.of(booking), PageRequest.linked(null));
  }

  private TemplateInstance page(
      UUID session,
      Form form,
      boolean newer,
      UUID recorded,
      Optional<UUID> booking,
      PageRequest wanted) {
    var register = browseRegisters.register(session, places());
    return Templates.register(
        form,
        newer,
        register,
        register.part(booking, wanted.atMost(MOST_OF_A_PAGE)),
        register.entry(recorded).orElse(null));
  }
}
