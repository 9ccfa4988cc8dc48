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
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import throughline.platform.core.permission.Places;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.input.Form;
import throughline.platform.web.layout.CurrentPerson;
import throughline.volunteers.Roles;

/** A coordinator's shifts: what happens once, and who has signed up for it. */
@Path("/")
@RolesAllowed(Roles.COORDINATOR)
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
class ShiftPages {
  private static final String A_DAY_BEFORE = "24";

  private final EditShifts editShifts;
  private final SignUp signUp;
  private final Shifts shifts;
  private final RotaChoices choices;
  private final FormPost formPost;
  private final CurrentPerson person;
  private final Clock clock;

  ShiftPages(
      EditShifts editShifts,
      SignUp signUp,
      Shifts shifts,
      RotaChoices choices,
      FormPost formPost,
      CurrentPerson person,
      Clock clock) {
    this.editShifts = editShifts;
    this.signUp = signUp;
    this.shifts = shifts;
    this.choices = choices;
    this.formPost = formPost;
    this.person = person;
    this.clock = clock;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance form(Form form, RotaChoices.Choices choices);

    static native TemplateInstance shift(
        Form form, Shifts.Shift shift, boolean begun, List<Slots.Member> signedUp);
  }

  @GET
  @Path("rota/shifts/new")
  public TemplateInstance form(@QueryParam("place") String place) {
    var at = Objects.requireNonNullElseGet(place, () -> places().only().orElse(""));
    return newPage(formPost.openedOrStartingWith(Map.of("place", at, "notice", A_DAY_BEFORE)));
  }

  @POST
  @Path("rota/shifts/new")
  public Response make(Form form) {
    var typed = ShiftRequest.of(form);
    return formPost
        .of(form, "make-shift", typed)
        .orAgain(this::newPage)
        .then(() -> address(editShifts.make(typed, person.who(), places())));
  }

  private TemplateInstance newPage(Form form) {
    return Templates.form(form, choices.of(places()));
  }

  @GET
  @Path("rota/shifts/{shifts}")
  public TemplateInstance shift(@PathParam("shifts") UUID id) {
    return page(id, formPost.opened());
  }

  /** Each form of the page says which part it is about. */
  @POST
  @Path("rota/shifts/{shifts}")
  public Response edit(@PathParam("shifts") UUID id, Form form) {
    var who = person.who();
    var places = places();
    Runnable work =
        switch (form.value("part")) {
          case "out" ->
              () -> signUp.takeOut(id, SlotPages.number(form.text("volunteer")), who, places);
          case "places" -> () -> editShifts.setPlaces(id, form.text("places"), who, places);
          default -> () -> editShifts.cancel(id, form.text("reason"), who, places);
        };
    return formPost
        .button(
            form,
            "edit-shift " + id,
            SlotPages.typed(form, "part", "volunteer", "places", "reason"))
        .orAgain(again -> page(id, again))
        .refusedAt("reason")
        .then(work, address(id));
  }

  private TemplateInstance page(UUID id, Form form) {
    var shift = shifts.one(id, null, places());
    var begun = !shift.startsAt().isAfter(clock.instant());
    return Templates.shift(form, shift, begun, shifts.signedUp(id));
  }

  private static String address(UUID id) {
    return "/rota/shifts/" + id;
  }

  private Places places() {
    return person.placesOf(Roles.COORDINATOR).required();
  }
}
