package throughline.volunteers.hours;

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
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import throughline.contracts.volunteers.HoursEntryState.Status;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.core.permission.Places;
import throughline.platform.web.decision.ListPart;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.Option;
import throughline.platform.web.input.SeenVersion;
import throughline.platform.web.layout.CurrentPerson;
import throughline.volunteers.Roles;
import throughline.volunteers.hours.HoursFormOptions.Choices;
import throughline.volunteers.hours.HoursLedger.Version;

/** A coordinator's pages for hours that are approved: what became of them, and to settle them. */
@Path("/approved")
@RolesAllowed(Roles.COORDINATOR)
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
class SettlePages {
  private static final int MOST_OF_A_PAGE = 25;

  private static final List<Option> STATES =
      List.of(
          Option.of(Status.APPROVED.name(), "Approved"),
          Option.of(Status.DISPUTED.name(), "Disputed"));

  private static final List<Option> ANSWERS =
      List.of(
          Option.of(Status.APPROVED.name(), "They are right as they are"),
          Option.of(Status.VOIDED.name(), "They do not count"));

  private final SettleHours settleHours;
  private final BrowseHours browseHours;
  private final ReportedPeriod reported;
  private final HoursFormOptions options;
  private final FormPost formPost;
  private final CurrentPerson person;

  SettlePages(
      SettleHours settleHours,
      BrowseHours browseHours,
      ReportedPeriod reported,
      HoursFormOptions options,
      FormPost formPost,
      CurrentPerson person) {
    this.settleHours = settleHours;
    this.browseHours = browseHours;
    this.reported = reported;
    this.options = options;
    this.formPost = formPost;
    this.person = person;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance list(
        Slice<HoursView> page, ListPart part, List<Option> states, List<Option> libraries);

    static native TemplateInstance entry(
        Form form,
        HoursView hours,
        List<Version> versions,
        LocalDate reportedUntil,
        List<Option> answers,
        int longest);

    static native TemplateInstance correct(
        Form form, HoursView hours, LocalDate reportedUntil, Choices options, int longest);
  }

  @GET
  public TemplateInstance list(
      @QueryParam("after") String after,
      @QueryParam("before") String before,
      @QueryParam("status") String status,
      @QueryParam("month") String month,
      @QueryParam("library") String library) {
    var places = places();
    var narrowed = Narrowed.to(status, month, library);
    var part =
        new ListPart("/approved", PageRequest.linked(after, before).atMost(MOST_OF_A_PAGE))
            .narrowedTo("status", narrowed.status())
            .narrowedTo("month", narrowed.month())
            .narrowedTo("library", narrowed.library());
    return Templates.list(
        browseHours.decided(person.subject(), places, narrowed, part.wanted()),
        part,
        STATES,
        options.libraries(places));
  }

  @GET
  @Path("{id}")
  public TemplateInstance entry(@PathParam("id") UUID id) {
    return entryPage(formPost.opened(), id);
  }

  private TemplateInstance entryPage(Form form, UUID id) {
    var hours = coordinated(id);
    return Templates.entry(
        form, hours, browseHours.versions(id), adjusted(hours), ANSWERS, AskWhy.LONGEST_REASON);
  }

  @POST
  @Path("{id}")
  public Response settle(@PathParam("id") UUID id, Form form) {
    var why = form.text("reason");
    var answer = form.text("answer");
    var seen = SeenVersion.of(form);
    var places = places();
    return formPost
        .of(form, "settle-hours " + id, answer + " " + why)
        .orAgain(refused -> entryPage(refused, id))
        .refusedAt("reason")
        .then(
            () -> {
              settleHours.answer(id, seen, answer, why, person.who(), places);
              return "/approved/" + id;
            });
  }

  @GET
  @Path("correct/{id}")
  public TemplateInstance correctForm(@PathParam("id") UUID id) {
    var hours = coordinated(id);
    var form = formPost.opened();
    return correctPage(form.kept() ? form : hours.formToCorrect(), hours);
  }

  @POST
  @Path("correct/{id}")
  public Response correct(@PathParam("id") UUID id, Form form) {
    var typed = HoursRequest.of(form);
    var seen = SeenVersion.of(form);
    var places = places();
    return formPost
        .of(form, "correct-hours " + id, typed)
        .orAgain(refused -> correctPage(refused, coordinated(id)))
        .refusedAt("startTime")
        .then(() -> "/approved/" + settleHours.correct(id, seen, typed, person.who(), places).id());
  }

  private TemplateInstance correctPage(Form form, HoursView hours) {
    return Templates.correct(
        form, hours, adjusted(hours), options.choices(), AskWhy.LONGEST_REASON);
  }

  /** The last day that was reported, if these hours are of that time; else null. */
  private LocalDate adjusted(HoursView hours) {
    return reported.until().filter(until -> !hours.workedOn().isAfter(until)).orElse(null);
  }

  private HoursView coordinated(UUID id) {
    return browseHours.coordinated(id, person.subject(), places());
  }

  private Places places() {
    return person.placesOf(Roles.COORDINATOR).required();
  }
}
