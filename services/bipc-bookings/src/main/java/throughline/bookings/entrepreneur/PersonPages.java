package throughline.bookings.entrepreneur;

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
import java.util.List;
import java.util.UUID;
import throughline.bookings.Roles;
import throughline.bookings.entrepreneur.PersonRecords.PersonRecord;
import throughline.platform.core.input.TypedText;
import throughline.platform.core.permission.Places;
import throughline.platform.database.merge.StaffRecords.Compared;
import throughline.platform.database.merge.StaffRecords.Disclosure;
import throughline.platform.database.merge.StaffRecords.Pair;
import throughline.platform.database.merge.StaffRecords.Shown;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.input.Form;
import throughline.platform.web.layout.CurrentPerson;

/** Staff find a person, say that two records are one or two, and tell or erase what is held. */
@Path("/people")
@RolesAllowed(Roles.ADVISER)
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class PersonPages {
  private final PersonRecords records;
  private final FormPost formPost;
  private final CurrentPerson person;
  private final ObjectMapper json;

  PersonPages(PersonRecords records, FormPost formPost, CurrentPerson person, ObjectMapper json) {
    this.records = records;
    this.formPost = formPost;
    this.person = person;
    this.json = json;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance list(
        Form form, String sought, List<PersonRecord> found, List<Pair<PersonRecord>> pairs);

    static native TemplateInstance person(Form form, Shown<PersonRecord> person);

    static native TemplateInstance compare(Form form, Compared<PersonRecord> compared);

    static native TemplateInstance erase(Form form, PersonRecord person);

    static native TemplateInstance held(UUID id, Disclosure disclosure);
  }

  /** A form that is sent, so that no name is ever in an address. */
  @GET
  public TemplateInstance list() {
    return Templates.list(Form.blank(), null, List.of(), records.pairs(places()));
  }

  @POST
  public TemplateInstance find(Form form) {
    var sought = TypedText.given(form.text("sought")).orElse(null);
    return sought == null
        ? list()
        : Templates.list(form, sought, records.find(sought, places()), List.of());
  }

  @GET
  @Path("{id}")
  public TemplateInstance person(@PathParam("id") UUID id) {
    return personPage(id, formPost.opened());
  }

  @GET
  @Path("{id}/same-as/{other}")
  public TemplateInstance compare(@PathParam("id") UUID id, @PathParam("other") UUID other) {
    return comparePage(id, other, formPost.opened());
  }

  @POST
  @Path("{id}/same-as/{other}")
  public Response merge(@PathParam("id") UUID id, @PathParam("other") UUID other, Form form) {
    var reason = form.text("reason");
    return formPost
        .of(form, "merge-people %s %s".formatted(id, other), reason)
        .orAgain(again -> comparePage(id, other, again))
        .refusedAt("reason")
        .then(() -> "/people/" + records.merge(id, other, reason, person.who(), places()));
  }

  @POST
  @Path("{id}/different-from/{other}")
  public Response areTwo(@PathParam("id") UUID id, @PathParam("other") UUID other, Form form) {
    return formPost
        .of(form, "two-people %s %s".formatted(id, other), null)
        .then(() -> records.areTwo(id, other, person.who(), places()), "/people");
  }

  /** Where somebody comes back to after signing in; deciding takes the button, which is a post. */
  @GET
  @Path("{id}/different-from/{other}")
  public TemplateInstance signedIn(@PathParam("id") UUID id, @PathParam("other") UUID other) {
    return comparePage(id, other, Form.blank());
  }

  @POST
  @Path("{id}/merges/{merge}")
  public Response takeApart(@PathParam("id") UUID id, @PathParam("merge") UUID merge, Form form) {
    var reason = form.text("reason");
    return formPost
        .of(form, "take-apart " + merge, reason)
        .orAgain(again -> personPage(id, again))
        .refusedAt("reason")
        .then(() -> "/people/" + records.takeApart(merge, reason, person.who(), places()));
  }

  @GET
  @Path("{id}/merges/{merge}")
  public TemplateInstance backToPerson(@PathParam("id") UUID id, @PathParam("merge") UUID merge) {
    return personPage(id, formPost.opened());
  }

  @GET
  @Path("{id}/erase")
  public TemplateInstance eraseForm(@PathParam("id") UUID id) {
    return erasePage(id, formPost.opened());
  }

  @POST
  @Path("{id}/erase")
  public Response erase(@PathParam("id") UUID id, Form form) {
    var confirmation = form.text("confirmation");
    return formPost
        .of(form, "erase-person " + id, confirmation)
        .orAgain(again -> erasePage(id, again))
        .then(() -> records.erase(id, confirmation, person.who(), places()), "/people");
  }

  @GET
  @Path("{id}/held")
  public TemplateInstance held(@PathParam("id") UUID id) {
    return Templates.held(id, records.disclose(id, person.who(), places()));
  }

  @GET
  @Path("{id}/held.json")
  @Produces(MediaType.APPLICATION_JSON)
  public Response heldAsFile(@PathParam("id") UUID id) throws JsonProcessingException {
    var held = records.disclose(id, person.who(), places());
    return Response.ok(json.writerWithDefaultPrettyPrinter().writeValueAsBytes(held))
        .header(
            HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"what-the-centre-holds.json\"")
        .build();
  }

  private TemplateInstance personPage(UUID id, Form form) {
    return Templates.person(form, records.show(id, places()));
  }

  private TemplateInstance comparePage(UUID id, UUID other, Form form) {
    return Templates.compare(form, records.compare(id, other, places()));
  }

  private TemplateInstance erasePage(UUID id, Form form) {
    return Templates.erase(form, records.show(id, places()).record());
  }

  private Places places() {
    return person.placesOf(Roles.ADVISER).required();
  }
}
