package throughline.volunteers.role;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import throughline.platform.core.permission.Places;
import throughline.platform.database.audit.Actor;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.Option;
import throughline.platform.web.layout.CurrentPerson;
import throughline.volunteers.Roles;

/** What there is to help with, which needs no sign-in, and the form by which staff change it. */
@Path("/roles")
@Produces(MediaType.TEXT_HTML)
public class RolePages {
  private final BrowseRoles browseRoles;
  private final VolunteerRoles roles;
  private final EditRole editRole;
  private final Trainings trainings;
  private final FormPost formPost;
  private final CurrentPerson person;

  RolePages(
      BrowseRoles browseRoles,
      VolunteerRoles roles,
      EditRole editRole,
      Trainings trainings,
      FormPost formPost,
      CurrentPerson person) {
    this.browseRoles = browseRoles;
    this.roles = roles;
    this.editRole = editRole;
    this.trainings = trainings;
    this.formPost = formPost;
    this.person = person;
  }

  /** What the form of a role lets somebody choose from. */
  record Choices(
      List<Option> levels,
      List<Option> workforces,
      List<Option> holds,
      List<Option> places,
      List<Option> trainings) {}

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance list(List<RoleView> roles, boolean administrator);

    static native TemplateInstance role(RoleView role, boolean mayChange);

    static native TemplateInstance form(
        Form form, String code, String title, long version, Choices choices);
  }

  @GET
  @PermitAll
  public TemplateInstance list() {
    var staff = person.hasRole(Roles.ADMINISTRATOR) || person.hasRole(Roles.COORDINATOR);
    return Templates.list(browseRoles.all(staff), person.hasRole(Roles.ADMINISTRATOR));
  }

  @GET
  @Path("{code}")
  @PermitAll
  public TemplateInstance role(@PathParam("code") String code) {
    var mayChange = roles.of(code).filter(role -> role.isWithin(places())).isPresent();
    return Templates.role(browseRoles.one(code), mayChange);
  }

  @GET
  @Path("new")
  @RolesAllowed(Roles.ADMINISTRATOR)
  public TemplateInstance addForm() {
    return addPage(
        formPost.openedOrStartingWith(
            Map.of("dbsLevel", DbsLevel.NONE.name(), "referencesNeeded", "0")));
  }

  @POST
  @Path("new")
  @RolesAllowed(Roles.ADMINISTRATOR)
  public Response add(Form form) {
    var typed = RoleRequest.of(form);
    return formPost
        .of(form, "add-role", typed)
        .orAgain(this::addPage)
        .refusedAt("code")
        .then(() -> "/roles/" + editRole.save(null, typed, actor(), places()));
  }

  @GET
  @Path("{code}/change")
  @RolesAllowed({Roles.COORDINATOR, Roles.ADMINISTRATOR})
  public TemplateInstance changeForm(@PathParam("code") String code) {
    var role = browseRoles.toChange(code, places().required());
    return changePage(role, formPost.openedOr(Form.startingWithSome(RoleRequest.values(role))));
  }

  @POST
  @Path("{code}/change")
  @RolesAllowed({Roles.COORDINATOR, Roles.ADMINISTRATOR})
  public Response change(@PathParam("code") String code, Form form) {
    var typed = RoleRequest.of(form);
    var places = places().required();
    return formPost
        .of(form, "change-role " + code, typed)
        .orAgain(again -> changePage(browseRoles.toChange(code, places), again))
        .refusedAt("title")
        .then(() -> "/roles/" + editRole.save(code, typed, actor(), places));
  }

  private TemplateInstance addPage(Form form) {
    return Templates.form(form, null, "Add a role", 0, choices());
  }

  private TemplateInstance changePage(VolunteerRole role, Form form) {
    return Templates.form(form, role.code(), role.title(), role.version(), choices());
  }

  private Choices choices() {
    var places = places();
    return new Choices(
        Option.each(List.of(DbsLevel.values()), DbsLevel::words),
        Option.each(List.of(Workforce.values()), Workforce::words),
        Option.each(List.of(RoleRequest.Holds.values()), RoleRequest.Holds::words),
        browseRoles.among(places).stream()
            .map(each -> Option.of(each.code(), each.name()))
            .toList(),
        trainings.byCode().values().stream()
            .map(each -> Option.of(each.code(), each.name()))
            .toList());
  }

  private Actor actor() {
    var administrator = person.hasRole(Roles.ADMINISTRATOR);
    return new Actor(
        person.subject(),
        administrator ? Roles.ADMINISTRATOR : Roles.COORDINATOR,
        places().only().orElse(null));
  }

  private Places places() {
    return person.hasRole(Roles.ADMINISTRATOR)
        ? Places.everywhere()
        : person.placesOf(Roles.COORDINATOR);
  }
}
