package throughline.volunteers.rota;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
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
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.TypedText;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.core.permission.Places;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.core.time.London;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.Option;
import throughline.platform.web.layout.CurrentPerson;
import throughline.volunteers.Roles;
import throughline.volunteers.rota.WriteToVolunteers.About;

/** A coordinator's week of a place, what is at risk, and messages to those who come. */
@Path("/")
@RolesAllowed(Roles.COORDINATOR)
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
class RotaPages {
  private final Plan plan;
  private final AtRisk atRisk;
  private final RotaChoices choices;
  private final OwnRota ownRota;
  private final WriteToVolunteers writeToVolunteers;
  private final FormPost formPost;
  private final CurrentPerson person;
  private final Clock clock;

  RotaPages(
      Plan plan,
      AtRisk atRisk,
      RotaChoices choices,
      OwnRota ownRota,
      WriteToVolunteers writeToVolunteers,
      FormPost formPost,
      CurrentPerson person,
      Clock clock) {
    this.plan = plan;
    this.atRisk = atRisk;
    this.choices = choices;
    this.ownRota = ownRota;
    this.writeToVolunteers = writeToVolunteers;
    this.formPost = formPost;
    this.person = person;
    this.clock = clock;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance week(Form form, Week week, List<Option> places, Integer written);

    static native TemplateInstance risks(Slice<AtRisk.Risk> risks);

    static native TemplateInstance person(Form form, OwnRota.OfOne one);

    static native TemplateInstance message(
        Form form, WriteToVolunteers.Audience to, String action, int longest);
  }

  @GET
  @Path("rota")
  public TemplateInstance week(
      @QueryParam("place") String place,
      @QueryParam("from") String from,
      @QueryParam("written") Integer written) {
    var all = choices.places(places());
    var chosen = chosen(all, place);
    var fields = new Fields().called("from", "Day");
    var today = London.today(clock);
    var day = TypedText.given(from).isEmpty() ? today : fields.dateNear(today, "from", from, "");
    var monday = Week.mondayOf(day == null ? today : day);
    var values = Map.of("place", chosen.value(), "from", Objects.toString(from, ""));
    var week =
        new Week(
            chosen.value(),
            chosen.label(),
            monday,
            plan.of(Places.of(chosen.value()), monday, monday.plusDays(6)));
    return Templates.week(Form.startingWith(values).with(fields.errors()), week, all, written);
  }

  /** The place that was asked for, or else the first of them. */
  static Option chosen(List<Option> all, String asked) {
    return all.stream()
        .filter(place -> asked == null || asked.isBlank() || place.value().equals(asked))
        .findFirst()
        .orElseThrow(() -> new NotFound("library of yours with this code"));
  }

  @GET
  @Path("rota/risks")
  public TemplateInstance risks(
      @QueryParam("after") String after, @QueryParam("before") String before) {
    return Templates.risks(atRisk.of(places(), PageRequest.linked(after, before)));
  }

  @GET
  @Path("rota/away/{people}")
  public TemplateInstance ofPerson(@PathParam("people") UUID id) {
    return Templates.person(formPost.opened(), ownRota.of(id, places()));
  }

  /** For whoever rings up, or has no account. */
  @POST
  @Path("rota/away/{people}")
  public Response away(@PathParam("people") UUID id, Form form) {
    var places = places();
    return formPost
        .button(
            form,
            "say-away-for " + id,
            SlotPages.typed(form, "part", "away", "firstDay", "lastDay"))
        .orAgain(again -> Templates.person(again, ownRota.of(id, places)))
        .then(
            () -> {
              if ("back".equals(form.value("part"))) {
                ownRota.takeBack(id, SlotPages.number(form.text("away")), places);
              } else {
                ownRota.sayAway(id, form.date("firstDay"), form.date("lastDay"), places);
              }
            },
            "/rota/away/" + id);
  }

  @GET
  @Path("rota/slots/{slots}/message")
  public TemplateInstance toSlot(@PathParam("slots") String id) {
    return messagePage(About.SLOTS, id, formPost.opened());
  }

  @POST
  @Path("rota/slots/{slots}/message")
  public Response writeToSlot(@PathParam("slots") String id, Form form) {
    return write(About.SLOTS, id, form);
  }

  @GET
  @Path("rota/shifts/{shifts}/message")
  public TemplateInstance toShift(@PathParam("shifts") String id) {
    return messagePage(About.SHIFTS, id, formPost.opened());
  }

  @POST
  @Path("rota/shifts/{shifts}/message")
  public Response writeToShift(@PathParam("shifts") String id, Form form) {
    return write(About.SHIFTS, id, form);
  }

  @GET
  @Path("rota/places/{places}/message")
  public TemplateInstance toPlace(@PathParam("places") String code) {
    return messagePage(About.PLACES, code, formPost.opened());
  }

  @POST
  @Path("rota/places/{places}/message")
  public Response writeToPlace(@PathParam("places") String code, Form form) {
    return write(About.PLACES, code, form);
  }

  private Response write(About about, String number, Form form) {
    var message = form.text("message");
    var places = places();
    return formPost
        .of(form, "write-to-volunteers " + about + " " + number, message)
        .orAgain(again -> messagePage(about, number, again))
        .then(
            () -> {
              var to = writeToVolunteers.of(about, number, places);
              var written = writeToVolunteers.write(about, number, message, person.who(), places);
              return "/rota?place=%s&written=%d".formatted(to.place(), written);
            });
  }

  private TemplateInstance messagePage(About about, String number, Form form) {
    return Templates.message(
        form,
        writeToVolunteers.of(about, number, places()),
        "/rota/%s/%s/message".formatted(about.name().toLowerCase(Locale.ROOT), number),
        WriteToVolunteers.LONGEST);
  }

  private Places places() {
    return person.placesOf(Roles.COORDINATOR).required();
  }
}
