package throughline.bookings.enquiry;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import throughline.bookings.Roles;
import throughline.contracts.bookings.BookingState.Topic;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.TypedText;
import throughline.platform.core.permission.Places;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.input.Form;
import throughline.platform.web.layout.CurrentPerson;

/** The tally at a desk: one press for each enquiry, and the days before put right. */
@Path("/enquiries")
@RolesAllowed(Roles.ADVISER)
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class EnquiryPages {
  private static final String SEEN = "seen-";

  private final CountEnquiry countEnquiry;
  private final TakeBackEnquiry takeBackEnquiry;
  private final CorrectEnquiries correctEnquiries;
  private final BrowseEnquiries browseEnquiries;
  private final FormPost formPost;
  private final CurrentPerson person;

  EnquiryPages(
      CountEnquiry countEnquiry,
      TakeBackEnquiry takeBackEnquiry,
      CorrectEnquiries correctEnquiries,
      BrowseEnquiries browseEnquiries,
      FormPost formPost,
      CurrentPerson person) {
    this.countEnquiry = countEnquiry;
    this.takeBackEnquiry = takeBackEnquiry;
    this.correctEnquiries = correctEnquiries;
    this.browseEnquiries = browseEnquiries;
    this.formPost = formPost;
    this.person = person;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance tally(Form form, BrowseEnquiries.Day day);

    static native TemplateInstance day(
        Form form, BrowseEnquiries.Day day, LocalDate yesterday, boolean past);
  }

  @GET
  public TemplateInstance tally(@QueryParam("library") String library) {
    return tallyPage(library, formPost.opened());
  }

  @POST
  public Response count(Form form) {
    var typed = new CountEnquiry.Request(form.text("library"), form.text("topic"));
    var places = places();
    return formPost
        .button(form, "count-enquiry", typed)
        .orAgain(wrong -> tallyPage(form.text("library"), wrong))
        .then(() -> address(countEnquiry.count(typed, person.who(), places).library()));
  }

  @GET
  @Path("undo")
  public TemplateInstance signedIn(@QueryParam("library") String library) {
    return tally(library);
  }

  @POST
  @Path("undo")
  public Response takeBack(Form form) {
    var typed = new TakeBackEnquiry.Request(form.text("library"), form.text("press"));
    var places = places();
    return formPost
        .button(form, "take-back-enquiry", typed)
        .orAgain(wrong -> tallyPage(form.text("library"), wrong))
        .refusedAt("tally")
        .then(
            () -> {
              takeBackEnquiry.takeBack(typed, person.who(), places);
              return address(typed.library());
            });
  }

  @GET
  @Path("day")
  public TemplateInstance day(
      @QueryParam("library") String library, @QueryParam("date") String date) {
    return dayPage(library, date, UnaryOperator.identity());
  }

  @POST
  @Path("day")
  public Response correct(Form form) {
    var typed = typed(form);
    var places = places();
    return formPost
        .of(form, "correct-enquiries", typed)
        .orAgain(wrong -> dayPage(typed.library(), typed.date(), shown -> wrong))
        .refusedAt("numbers")
        .then(
            () -> {
              correctEnquiries.correct(typed, person.who(), places);
              return UriBuilder.fromPath("/enquiries/day")
                  .queryParam("library", typed.library())
                  .queryParam("date", typed.date())
                  .build()
                  .toString();
            });
  }

  private static CorrectEnquiries.Request typed(Form form) {
    var counts = new HashMap<String, String>();
    var seen = new HashMap<String, String>();
    for (var topic : Topic.values()) {
      counts.put(topic.name(), form.text(topic.name()));
      seen.put(topic.name(), form.text(SEEN + topic.name()));
    }
    return new CorrectEnquiries.Request(
        form.text("library"), form.date("date"), counts, seen, form.text("reason"));
  }

  private TemplateInstance tallyPage(String library, Form form) {
    return Templates.tally(form, browseEnquiries.today(library, person.subject(), places()));
  }

  private TemplateInstance dayPage(String library, String date, UnaryOperator<Form> change) {
    var today = browseEnquiries.today();
    var wanted = day(date, today);
    var day = browseEnquiries.of(library, wanted, places());
    var values =
        day.tally().lines().stream()
            .collect(
                Collectors.toMap(
                    line -> line.topic().name(), line -> Integer.toString(line.count())));
    var form = change.apply(formPost.openedOrStartingWith(values));
    return Templates.day(form, day, today.minusDays(1), wanted.isBefore(today));
  }

  /** What is no day is yesterday, so that an address that was cut short still opens a page. */
  private static LocalDate day(String typed, LocalDate today) {
    var fields = new Fields();
    var day = fields.dateNear(today, "date", typed, "");
    return TypedText.given(typed).isPresent() && fields.ok() ? day : today.minusDays(1);
  }

  private static String address(String library) {
    return UriBuilder.fromPath("/enquiries").queryParam("library", library).build().toString();
  }

  private Places places() {
    return person.placesOf(Roles.ADVISER).required();
  }
}
