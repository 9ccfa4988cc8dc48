package throughline.volunteers.volunteer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import throughline.platform.core.input.TypedText;
import throughline.platform.core.permission.Places;
import throughline.platform.database.merge.StaffRecords.Compared;
import throughline.platform.database.merge.StaffRecords.Disclosure;
import throughline.platform.database.merge.StaffRecords.Pair;
import throughline.platform.database.merge.StaffRecords.Shown;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.Option;
import throughline.platform.web.layout.CurrentPerson;
import throughline.volunteers.Roles;
import throughline.volunteers.volunteer.KeepVolunteer.Move;
import throughline.volunteers.volunteer.KeepVolunteer.Typed;
import throughline.volunteers.volunteer.VolunteerRecords.VolunteerRecord;

/** Coordinators find and keep the people of their places, and say who is one person. */
@Path("/")
@RolesAllowed(Roles.COORDINATOR)
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class VolunteerPages {
  private final VolunteerRecords records;
  private final KeepVolunteer keepVolunteer;
  private final FormPost formPost;
  private final CurrentPerson person;
  private final ObjectMapper json;

  VolunteerPages(
      VolunteerRecords records,
      KeepVolunteer keepVolunteer,
      FormPost formPost,
      CurrentPerson person,
      ObjectMapper json) {
    this.records = records;
    this.keepVolunteer = keepVolunteer;
    this.formPost = formPost;
    this.person = person;
    this.json = json;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance list(
        Form form, String sought, List<VolunteerRecord> found, int most);

    static native TemplateInstance pairs(List<Pair<VolunteerRecord>> pairs);

    static native TemplateInstance add(Form form, List<Option> places);

    static native TemplateInstance change(Form form, UUID id, List<Option> places);

    static native TemplateInstance person(Form form, Shown<VolunteerRecord> person);

    static native TemplateInstance contact(
        Form form, UUID id, VolunteerRecords.EmergencyContact contact);

    static native TemplateInstance status(Form form, VolunteerRecord person, List<Option> moves);

    static native TemplateInstance compare(Form form, Compared<VolunteerRecord> compared);

    static native TemplateInstance erase(Form form, VolunteerRecord person);

    static native TemplateInstance held(UUID id, Disclosure disclosure);
  }

  @GET
  @Path("people")
  public TemplateInstance list() {
    return listPage(Form.blank(), null);
  }

  /** A form that is sent, so that no name is ever in an address. */
  @POST
  @Path("people")
  public TemplateInstance find(Form form) {
    return listPage(form, TypedText.given(form.text("sought")).orElse(null));
  }

  @GET
  @Path("people/pairs")
  public TemplateInstance pairs() {
    return Templates.pairs(records.pairs(places()));
  }

  @GET
  @Path("people/new")
  public TemplateInstance addForm() {
    return Templates.add(formPost.opened(), options());
  }

  @POST
  @Path("people/new")
  public Response add(Form form) {
    var typed = typed(form);
    return formPost
        .of(form, "add-volunteer", typed)
        .orAgain(again -> Templates.add(again, options()))
        .refusedAt("name")
        .then(() -> address(keepVolunteer.add(typed, person.who(), places())));
  }

  @GET
  @Path("people/{id}")
  public TemplateInstance person(@PathParam("id") UUID id) {
    return personPage(id, formPost.opened());
  }

  @GET
  @Path("people/{id}/change")
  public TemplateInstance changeForm(@PathParam("id") UUID id) {
    var record = one(id);
    var values = new HashMap<String, List<String>>();
    values.put("name", List.of(record.name()));
    values.put("email", List.of(Objects.toString(record.email(), "")));
    values.put("phone", List.of(Objects.toString(record.phone(), "")));
    values.put("dateOfBirth", List.of(Objects.toString(record.dateOfBirth(), "")));
    values.put("places", record.places());
    return Templates.change(formPost.openedOr(Form.startingWithSome(values)), id, options());
  }

  @POST
  @Path("people/{id}/change")
  public Response change(@PathParam("id") UUID id, Form form) {
    var typed = typed(form);
    return formPost
        .of(form, "change-volunteer " + id, typed)
        .orAgain(again -> Templates.change(again, id, options()))
        .refusedAt("name")
        .then(() -> keepVolunteer.change(id, typed, person.who(), places()), address(id));
  }

  @GET
  @Path("people/{id}/contact")
  public TemplateInstance contactForm(@PathParam("id") UUID id) {
    return contactPage(id, formPost.opened());
  }

  @POST
  @Path("people/{id}/contact")
  public Response contact(@PathParam("id") UUID id, Form form) {
    var typed = Stream.of("name", "relationship", "phone").map(form::value).toList();
    return formPost
        .of(form, "keep-contact " + id, typed)
        .orAgain(again -> contactPage(id, again))
        .then(
            () ->
                keepVolunteer.keepContact(
                    id, typed.get(0), typed.get(1), typed.get(2), person.who(), places()),
            address(id) + "/contact");
  }

  @GET
  @Path("people/{id}/status")
  public TemplateInstance statusForm(@PathParam("id") UUID id) {
    return statusPage(id, formPost.opened());
  }

  @POST
  @Path("people/{id}/status")
  public Response status(@PathParam("id") UUID id, Form form) {
    var move = form.text("move");
    var reason = form.text("reason");
    var died = form.text("diedOn");
    return formPost
        .of(form, "move-volunteer " + id, List.of(form.value("move"), form.value("reason")))
        .orAgain(again -> statusPage(id, again))
        .refusedAt("move")
        .then(
            () -> keepVolunteer.move(id, move, reason, died, person.who(), places()), address(id));
  }

  @GET
  @Path("people/{id}/invitation")
  public TemplateInstance backFromInvitation(@PathParam("id") UUID id) {
    return personPage(id, formPost.opened());
  }

  @POST
  @Path("people/{id}/invitation")
  public Response invite(@PathParam("id") UUID id, Form form) {
    return formPost
        .of(form, "invite-volunteer " + id, null)
        .orAgain(again -> personPage(id, again))
        .refusedAt("invitation")
        .then(() -> keepVolunteer.invite(id, person.who(), places()), address(id));
  }

  @GET
  @Path("people/{id}/same-as/{other}")
  public TemplateInstance compare(@PathParam("id") UUID id, @PathParam("other") UUID other) {
    return comparePage(id, other, formPost.opened());
  }

  @POST
  @Path("people/{id}/same-as/{other}")
  public Response merge(@PathParam("id") UUID id, @PathParam("other") UUID other, Form form) {
    var reason = form.text("reason");
    return formPost
        .of(form, "merge-people %s %s".formatted(id, other), reason)
        .orAgain(again -> comparePage(id, other, again))
        .refusedAt("reason")
        .then(() -> address(records.merge(id, other, reason, person.who(), places())));
  }

  @GET
  @Path("people/{id}/different-from/{other}")
  public TemplateInstance signedIn(@PathParam("id") UUID id, @PathParam("other") UUID other) {
    return comparePage(id, other, Form.blank());
  }

  @POST
  @Path("people/{id}/different-from/{other}")
  public Response areTwo(@PathParam("id") UUID id, @PathParam("other") UUID other, Form form) {
    return formPost
        .of(form, "two-people %s %s".formatted(id, other), null)
        .then(() -> records.areTwo(id, other, person.who(), places()), "/people/pairs");
  }

  @GET
  @Path("people/{id}/merges/{merge}")
  public TemplateInstance backToPerson(@PathParam("id") UUID id, @PathParam("merge") UUID merge) {
    return personPage(id, formPost.opened());
  }

  @POST
  @Path("people/{id}/merges/{merge}")
  public Response takeApart(@PathParam("id") UUID id, @PathParam("merge") UUID merge, Form form) {
    var reason = form.text("reason");
    return formPost
        .of(form, "take-apart " + merge, reason)
        .orAgain(again -> personPage(id, again))
        .refusedAt("reason")
        .then(() -> address(records.takeApart(merge, reason, person.who(), places())));
  }

  @GET
  @Path("people/{id}/erase")
  public TemplateInstance eraseForm(@PathParam("id") UUID id) {
    return erasePage(id, formPost.opened());
  }

  @POST
  @Path("people/{id}/erase")
  public Response erase(@PathParam("id") UUID id, Form form) {
    var confirmation = form.text("confirmation");
    return formPost
        .of(form, "erase-person " + id, confirmation)
        .orAgain(again -> erasePage(id, again))
        .then(() -> records.erase(id, confirmation, person.who(), places()), "/people");
  }

  @GET
  @Path("people/{id}/held")
  public TemplateInstance held(@PathParam("id") UUID id) {
    return Templates.held(id, records.disclose(id, person.who(), places()));
  }

  @GET
  @Path("people/{id}/held.json")
  @Produces(MediaType.APPLICATION_JSON)
  public Response heldAsFile(@PathParam("id") UUID id) throws JsonProcessingException {
    var held = records.disclose(id, person.who(), places());
    return Response.ok(json.writerWithDefaultPrettyPrinter().writeValueAsBytes(held))
        .header(
            HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"what-is-held-of-you.json\"")
        .build();
  }

  private TemplateInstance listPage(Form form, String sought) {
    return Templates.list(form, sought, records.find(sought, places()), VolunteerRecords.MOST);
  }

  private TemplateInstance personPage(UUID id, Form form) {
    return Templates.person(form, records.show(id, places()));
  }

  private TemplateInstance contactPage(UUID id, Form form) {
    return Templates.contact(form, id, keepVolunteer.readContact(id, person.who(), places()));
  }

  private TemplateInstance statusPage(UUID id, Form form) {
    var record = one(id);
    return Templates.status(
        form,
        record,
        Option.each(
            Stream.of(Move.values()).filter(move -> move.isPossible(record.status())).toList(),
            Move::words));
  }

  private TemplateInstance comparePage(UUID id, UUID other, Form form) {
    return Templates.compare(form, records.compare(id, other, places()));
  }

  private TemplateInstance erasePage(UUID id, Form form) {
    return Templates.erase(form, one(id));
  }

  private VolunteerRecord one(UUID id) {
    return records.show(id, places()).record();
  }

  private static Typed typed(Form form) {
    return new Typed(
        form.text("name"),
        form.text("email"),
        form.text("phone"),
        form.date("dateOfBirth"),
        form.ticked("places"));
  }

  private List<Option> options() {
    return keepVolunteer.placesOf(places()).stream()
        .map(each -> Option.of(each.code(), each.name()))
        .toList();
  }

  private static String address(UUID id) {
    return "/people/" + id;
  }

  private Places places() {
    return person.placesOf(Roles.COORDINATOR).required();
  }
}
