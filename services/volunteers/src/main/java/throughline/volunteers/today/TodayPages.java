package throughline.volunteers.today;

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
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.TypedText;
import throughline.platform.core.permission.Places;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.core.time.London;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.Option;
import throughline.platform.web.layout.CurrentPerson;
import throughline.volunteers.Roles;
import throughline.volunteers.rota.RotaChoices;

/** Staff's page of a day at their place: who is expected, and who came, in two presses. */
@Path("/today")
@RolesAllowed(Roles.COORDINATOR)
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
class TodayPages {
  private final BrowseDay browseDay;
  private final RecordCame recordCame;
  private final FindHelper findHelper;
  private final RotaChoices choices;
  private final FormPost formPost;
  private final CurrentPerson person;
  private final Clock clock;

  TodayPages(
      BrowseDay browseDay,
      RecordCame recordCame,
      FindHelper findHelper,
      RotaChoices choices,
      FormPost formPost,
      CurrentPerson person,
      Clock clock) {
    this.browseDay = browseDay;
    this.recordCame = recordCame;
    this.findHelper = findHelper;
    this.choices = choices;
    this.formPost = formPost;
    this.person = person;
    this.clock = clock;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance day(
        Form form, Form filter, Day day, List<Option> places, RecordCame.Result done);

    static native TemplateInstance somebodyElse(
        Form form, Day day, String about, List<Option> found);
  }

  @GET
  public TemplateInstance day(
      @QueryParam("place") String place,
      @QueryParam("day") String typed,
      @QueryParam("logged") Integer logged,
      @QueryParam("known") Integer known) {
    var fields = new Fields();
    var date = date(fields, typed);
    var at = chosen(place);
    var filter = filter(at, date).with(fields.errors());
    var day = browseDay.of(at, date, places());
    var ticked = Form.startingWithSome(Map.of("came", day.boxes()));
    var done = logged == null || known == null ? null : new RecordCame.Result(logged, known);
    return Templates.day(formPost.openedOr(ticked), filter, day, options(), done);
  }

  @POST
  public Response record(Form form) {
    var place = chosen(form.text("place"));
    var date = date(new Fields(), form.text("day"));
    var asked = form.ticked("asked");
    var came = form.ticked("came");
    return formPost
        .of(form, "record-came " + place + date, asked + "" + came)
        .orAgain(again -> page(again, place, date))
        .refusedAt("came")
        .then(
            () ->
                address(
                    place,
                    date,
                    recordCame.record(place, date, asked, came, person.who(), places())));
  }

  private TemplateInstance page(Form form, String place, LocalDate date) {
    return Templates.day(
        form, filter(place, date), browseDay.of(place, date, places()), options(), null);
  }

  private static Form filter(String place, LocalDate date) {
    return Form.startingWith(Map.of("place", place, "day", London.date(date)));
  }

  @GET
  @Path("somebody-else")
  public TemplateInstance somebodyElse(
      @QueryParam("place") String place,
      @QueryParam("day") String day,
      @QueryParam("about") String about) {
    return elsePage(formPost.opened(), chosen(place), date(new Fields(), day), about);
  }

  @POST
  @Path("somebody-else")
  public Response add(Form form) {
    var place = chosen(form.text("place"));
    var date = date(new Fields(), form.text("day"));
    var about = form.text("about");
    var name = form.text("name");
    var volunteer = form.text("volunteer");
    return formPost
        .of(form, "add-who-came " + about + date, name + volunteer)
        .orAgain(again -> elsePage(again, place, date, about))
        .refusedAt("name")
        .then(
            () -> {
              var helper = findHelper.required(name, volunteer);
              var done = recordCame.add(place, date, number(about), helper, person.who(), places());
              return address(place, date, done);
            });
  }

  private TemplateInstance elsePage(Form form, String place, LocalDate date, String about) {
    var found =
        findHelper.named(form.text("name")).stream()
            .map(each -> new Option(each.id().toString(), each.name(), each.places()))
            .toList();
    return Templates.somebodyElse(form, browseDay.of(place, date, places()), about, found);
  }

  private static UUID number(String typed) {
    try {
      return UUID.fromString(TypedText.given(typed).orElse(""));
    } catch (IllegalArgumentException garbled) {
      throw new NotFound("slot or shift of this day");
    }
  }

  private static String address(String place, LocalDate date, RecordCame.Result done) {
    return "/today?place=%s&day=%s&logged=%d&known=%d"
        .formatted(place, date, done.logged(), done.known());
  }

  private LocalDate date(Fields fields, String typed) {
    var today = London.today(clock);
    if (TypedText.given(typed).isEmpty()) {
      return today;
    }
    var date = fields.dateNear(today, "day", typed, "");
    return date == null ? today : date;
  }

  /** The first of the person's places unless one was asked for. */
  private String chosen(String place) {
    return TypedText.given(place)
        .orElseGet(() -> options().stream().findFirst().map(Option::value).orElse(""));
  }

  private List<Option> options() {
    return choices.places(places());
  }

  private Places places() {
    return person.placesOf(Roles.COORDINATOR).required();
  }
}
