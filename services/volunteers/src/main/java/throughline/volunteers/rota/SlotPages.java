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
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import throughline.platform.core.input.Fields;
import throughline.platform.core.permission.Places;
import throughline.platform.core.time.London;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.Option;
import throughline.platform.web.layout.CurrentPerson;
import throughline.volunteers.Roles;

/**
 * A coordinator's slots of every week: what they are, who comes, and when they do not take place.
 */
@Path("/")
@RolesAllowed(Roles.COORDINATOR)
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
class SlotPages {
  private final EditSlots editSlots;
  private final PutInSlot putInSlot;
  private final Slots slots;
  private final RotaChoices choices;
  private final FormPost formPost;
  private final CurrentPerson person;
  private final Clock clock;

  SlotPages(
      EditSlots editSlots,
      PutInSlot putInSlot,
      Slots slots,
      RotaChoices choices,
      FormPost formPost,
      CurrentPerson person,
      Clock clock) {
    this.editSlots = editSlots;
    this.putInSlot = putInSlot;
    this.slots = slots;
    this.choices = choices;
    this.formPost = formPost;
    this.person = person;
    this.clock = clock;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance form(Form form, RotaChoices.Choices choices);

    static native TemplateInstance change(Form form, Slots.Slot slot, RotaChoices.Choices choices);

    static native TemplateInstance slot(
        Form form,
        Slots.Slot slot,
        boolean over,
        List<Slots.Member> members,
        List<Option> others,
        List<Slots.Off> off);
  }

  @GET
  @Path("rota/slots/new")
  public TemplateInstance form(@QueryParam("place") String place) {
    return newPage(
        formPost.openedOrStartingWith(
            Map.of(
                "place",
                Objects.requireNonNullElseGet(place, () -> places().only().orElse("")),
                "firstDay",
                today().toString())));
  }

  @POST
  @Path("rota/slots/new")
  public Response make(Form form) {
    var typed = SlotRequest.of(form);
    return formPost
        .of(form, "make-slot", typed)
        .orAgain(this::newPage)
        .then(() -> address(editSlots.make(typed, person.who(), places())));
  }

  private TemplateInstance newPage(Form form) {
    return Templates.form(form, choices.of(places()));
  }

  @GET
  @Path("rota/slots/{slots}")
  public TemplateInstance slot(@PathParam("slots") UUID id) {
    return page(id, formPost.opened());
  }

  /** Each form of the page says which part it is about. */
  @POST
  @Path("rota/slots/{slots}")
  public Response edit(@PathParam("slots") UUID id, Form form) {
    var part = form.value("part");
    var day = form.date("day");
    var volunteer = form.text("volunteer");
    var who = person.who();
    var places = places();
    Runnable work =
        switch (part) {
          case "in" -> () -> putInSlot.putIn(id, volunteer, form.date("firstDay"), who, places);
          case "out" -> () -> putInSlot.takeOut(id, number(volunteer), who, places);
          case "off" -> () -> editSlots.callOff(id, day, form.text("reason"), who, places);
          case "on" -> () -> editSlots.takesPlace(id, day(day), who, places);
          default -> () -> editSlots.end(id, form.date("lastDay"), who, places);
        };
    return formPost
        .button(
            form,
            "edit-slot " + id,
            typed(form, "part", "volunteer", "day", "firstDay", "lastDay", "reason"))
        .orAgain(again -> page(id, again))
        .refusedAt("volunteer")
        .then(work, address(id));
  }

  @GET
  @Path("rota/slots/{slots}/change")
  public TemplateInstance changeForm(@PathParam("slots") UUID id) {
    var slot = slots.one(id, places());
    var values = new HashMap<String, String>();
    values.put("role", slot.role());
    values.put("weekday", slot.day().name());
    values.put("starts", London.time(slot.starts()));
    values.put("ends", London.time(slot.ends()));
    values.put("wanted", Integer.toString(slot.wanted()));
    values.put("firstDay", today().toString());
    return changePage(slot, formPost.openedOrStartingWith(values));
  }

  @POST
  @Path("rota/slots/{slots}/change")
  public Response change(@PathParam("slots") UUID id, Form form) {
    var typed = SlotRequest.of(form);
    return formPost
        .of(form, "change-slot " + id, typed)
        .orAgain(again -> changePage(slots.one(id, places()), again))
        .refusedAt("firstDay")
        .then(() -> address(editSlots.change(id, typed, person.who(), places())));
  }

  private TemplateInstance changePage(Slots.Slot slot, Form form) {
    return Templates.change(form, slot, choices.of(Places.of(slot.place())));
  }

  private TemplateInstance page(UUID id, Form form) {
    var slot = slots.one(id, places());
    var today = today();
    var members = slots.members(id, today);
    var come = members.stream().map(Slots.Member::volunteer).toList();
    var others =
        slots.ofPlace(slot.place()).stream()
            .filter(each -> !come.contains(each.volunteer()))
            .map(each -> Option.of(each.volunteer().toString(), each.name()))
            .toList();
    return Templates.slot(form, slot, slot.isOver(today), members, others, slots.off(id, today));
  }

  /** What these fields hold, to tell one sending from another. */
  static List<String> typed(Form form, String... fields) {
    return Stream.of(fields).map(form::dateText).toList();
  }

  static UUID number(String typed) {
    try {
      return UUID.fromString(Objects.toString(typed, ""));
    } catch (IllegalArgumentException none) {
      return new UUID(0, 0);
    }
  }

  private static LocalDate day(String typed) {
    var fields = new Fields();
    var day = fields.date("day", typed, "Enter the day");
    fields.throwIfAny();
    return day;
  }

  private static String address(UUID id) {
    return "/rota/slots/" + id;
  }

  private LocalDate today() {
    return London.today(clock);
  }

  private Places places() {
    return person.placesOf(Roles.COORDINATOR).required();
  }
}
