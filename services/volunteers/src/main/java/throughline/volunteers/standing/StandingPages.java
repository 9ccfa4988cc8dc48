package throughline.volunteers.standing;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import throughline.platform.core.permission.Places;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.Option;
import throughline.platform.web.layout.CurrentPerson;
import throughline.volunteers.Roles;
import throughline.volunteers.role.DbsLevel;
import throughline.volunteers.role.Training;
import throughline.volunteers.role.Trainings;
import throughline.volunteers.role.VolunteerRole;
import throughline.volunteers.role.VolunteerRoles;

/** Coordinators see what a volunteer has done of what roles ask for, and record more. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.COORDINATOR)
public class StandingPages {
  private static final List<Option> UPDATES =
      List.of(Option.of("YES", "They subscribe to the update service"));

  private final ShowStanding showStanding;
  private final RecordCompletion recordCompletion;
  private final RecordCheck recordCheck;
  private final Exempt exempt;
  private final AskGuardian askGuardian;
  private final WithdrawCompletion withdrawCompletion;
  private final VolunteerRoles roles;
  private final Trainings trainings;
  private final FormPost formPost;
  private final CurrentPerson person;

  StandingPages(
      ShowStanding showStanding,
      RecordCompletion recordCompletion,
      RecordCheck recordCheck,
      Exempt exempt,
      AskGuardian askGuardian,
      WithdrawCompletion withdrawCompletion,
      VolunteerRoles roles,
      Trainings trainings,
      FormPost formPost,
      CurrentPerson person) {
    this.showStanding = showStanding;
    this.recordCompletion = recordCompletion;
    this.recordCheck = recordCheck;
    this.exempt = exempt;
    this.askGuardian = askGuardian;
    this.withdrawCompletion = withdrawCompletion;
    this.roles = roles;
    this.trainings = trainings;
    this.formPost = formPost;
    this.person = person;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance person(Form form, ShowStanding.OfOne of);

    static native TemplateInstance done(
        Form form, ShowStanding.OfOne of, List<Option> items, List<Option> evidence);

    static native TemplateInstance check(
        Form form,
        ShowStanding.OfOne of,
        List<Option> roles,
        List<Option> levels,
        List<Option> workforces,
        List<Option> updates,
        List<Option> decisions);

    static native TemplateInstance guardian(Form form, ShowStanding.OfOne of, List<Option> roles);

    static native TemplateInstance exemption(
        Form form, ShowStanding.OfOne of, List<Option> roles, List<Option> items);
  }

  @GET
  @Path("people/{id}/standing")
  public TemplateInstance person(@PathParam("id") UUID id) {
    return personPage(id, formPost.opened());
  }

  @POST
  @Path("people/{id}/standing")
  public Response withdraw(@PathParam("id") UUID id, Form form) {
    var places = places();
    var completion = form.value("completion");
    return formPost
        .button(form, "withdraw-completion " + id, completion)
        .orAgain(again -> personPage(id, again))
        .refusedAt("recorded")
        .then(
            () -> withdrawCompletion.withdraw(id, number(completion), person.who(), places),
            page(id));
  }

  /** What is no number is of nothing that there is. */
  private static UUID number(String typed) {
    try {
      return UUID.fromString(typed);
    } catch (IllegalArgumentException garbled) {
      return new UUID(0, 0);
    }
  }

  @GET
  @Path("people/{id}/standing/done")
  public TemplateInstance doneForm(@PathParam("id") UUID id) {
    return donePage(id, formPost.opened());
  }

  @POST
  @Path("people/{id}/standing/done")
  public Response done(@PathParam("id") UUID id, Form form) {
    var typed = CompletionRequest.of(form);
    var places = places();
    return formPost
        .of(form, "record-completion " + id, typed)
        .orAgain(again -> donePage(id, again))
        .refusedAt("item")
        .then(() -> recordCompletion.record(id, typed, person.who(), places), page(id));
  }

  @GET
  @Path("people/{id}/standing/check")
  public TemplateInstance checkForm(@PathParam("id") UUID id) {
    return checkPage(id, formPost.opened());
  }

  @POST
  @Path("people/{id}/standing/check")
  public Response check(@PathParam("id") UUID id, Form form) {
    var typed = CheckRequest.of(form);
    var places = places();
    return formPost
        .of(form, "record-check " + id, typed)
        .orAgain(again -> checkPage(id, again))
        .refusedAt("role")
        .then(() -> recordCheck.record(id, typed, person.who(), places), page(id));
  }

  @GET
  @Path("people/{id}/standing/exemption")
  public TemplateInstance exemptionForm(@PathParam("id") UUID id) {
    return exemptionPage(id, formPost.opened());
  }

  @POST
  @Path("people/{id}/standing/exemption")
  public Response exempt(@PathParam("id") UUID id, Form form) {
    var typed = ExemptionRequest.of(form);
    var places = places();
    return formPost
        .of(form, "exempt " + id, typed)
        .orAgain(again -> exemptionPage(id, again))
        .refusedAt("role")
        .then(() -> exempt.exempt(id, typed, person.who(), places), page(id));
  }

  @GET
  @Path("people/{id}/standing/guardian")
  public TemplateInstance guardianForm(@PathParam("id") UUID id) {
    return guardianPage(id, formPost.opened());
  }

  @POST
  @Path("people/{id}/standing/guardian")
  public Response askGuardian(@PathParam("id") UUID id, Form form) {
    var role = form.text("role");
    var name = form.text("name");
    var email = form.text("email");
    var places = places();
    return formPost
        .of(form, "ask-guardian " + id, List.of(form.value("role"), form.value("email")))
        .orAgain(again -> guardianPage(id, again))
        .refusedAt("role")
        .then(() -> askGuardian.ask(id, role, name, email, person.who(), places), page(id));
  }

  private static String page(UUID id) {
    return "/people/%s/standing".formatted(id);
  }

  private TemplateInstance personPage(UUID id, Form form) {
    return Templates.person(form, showStanding.one(id, places()));
  }

  private TemplateInstance donePage(UUID id, Form form) {
    var items =
        Stream.of(
                Stream.of(Option.of(Item.REFERENCE.name(), "A reference")),
                trainings(),
                roles.all().stream()
                    .filter(role -> !role.asksForCheck())
                    .map(
                        role ->
                            Option.of(
                                "CONSENT/" + role.code(), "A guardian agreed to: " + role.title())))
            .flatMap(each -> each)
            .toList();
    return Templates.done(
        form,
        showStanding.one(id, places()),
        items,
        Option.each(List.of(Evidence.values()), Evidence::words));
  }

  private TemplateInstance checkPage(UUID id, Form form) {
    return Templates.check(
        form,
        showStanding.one(id, places()),
        options(roles.all().stream().filter(VolunteerRole::asksForCheck)),
        Option.each(
            List.of(DbsLevel.BASIC, DbsLevel.STANDARD, DbsLevel.ENHANCED, DbsLevel.ENHANCED_BARRED),
            DbsLevel::words),
        Option.each(
            List.of(CheckRequest.CertifiedWorkforce.values()),
            CheckRequest.CertifiedWorkforce::words),
        UPDATES,
        Option.each(List.of(CheckRequest.Decision.values()), CheckRequest.Decision::words));
  }

  private TemplateInstance guardianPage(UUID id, Form form) {
    return Templates.guardian(
        form,
        showStanding.one(id, places()),
        options(roles.all().stream().filter(role -> !role.asksForCheck())));
  }

  private TemplateInstance exemptionPage(UUID id, Form form) {
    var items =
        Stream.concat(
                Stream.of(
                    Option.of(Item.REFERENCE.name(), "References"),
                    Option.of(Item.DBS.name(), "The DBS check")),
                trainings())
            .toList();
    return Templates.exemption(
        form, showStanding.one(id, places()), options(roles.all().stream()), items);
  }

  private Stream<Option> trainings() {
    return trainings.byCode().values().stream().map(StandingPages::option);
  }

  private static Option option(Training training) {
    return Option.of("TRAINING/" + training.code(), training.name() + " training");
  }

  private static List<Option> options(Stream<VolunteerRole> roles) {
    return roles.map(role -> Option.of(role.code(), role.title())).toList();
  }

  private Places places() {
    return person.placesOf(Roles.COORDINATOR).required();
  }
}
