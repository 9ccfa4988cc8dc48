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
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.core.time.London;
import throughline.platform.web.decision.ListPart;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.Option;
import throughline.platform.web.input.SeenVersion;
import throughline.platform.web.layout.CurrentPerson;
import throughline.volunteers.Roles;
import throughline.volunteers.hours.HoursFormOptions.Choices;
import throughline.volunteers.hours.MonthTotals.YearTotal;
import throughline.volunteers.hours.SameAgain.Again;

/** A volunteer's own pages: what they gave, logging more, and putting that right. */
@Path("/hours")
@RolesAllowed(Roles.VOLUNTEER)
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
class HoursPages {
  private static final String SENT_BEFORE =
      "This form was sent before, and hours were logged with it. To log more, check the answers and"
          + " send it again";

  private final LogHours logHours;
  private final DisputeHours disputeHours;
  private final BrowseHours browseHours;
  private final HoursFormOptions options;
  private final FormPost formPost;
  private final CurrentPerson person;
  private final Clock clock;

  HoursPages(
      LogHours logHours,
      DisputeHours disputeHours,
      BrowseHours browseHours,
      HoursFormOptions options,
      FormPost formPost,
      CurrentPerson person,
      Clock clock) {
    this.logHours = logHours;
    this.disputeHours = disputeHours;
    this.browseHours = browseHours;
    this.options = options;
    this.formPost = formPost;
    this.person = person;
    this.clock = clock;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance list(
        Slice<HoursView> page,
        YearTotal thisYear,
        List<YearTotal> totals,
        HoursView saved,
        HoursView known,
        ListPart part,
        List<Option> states,
        List<Option> months);

    static native TemplateInstance form(Form form, Again again, Choices options);

    static native TemplateInstance change(Form form, HoursView hours, Choices options);

    static native TemplateInstance dispute(Form form, HoursView hours, int longest);

    static native TemplateInstance withdraw(Form form, HoursView hours);
  }

  @GET
  public TemplateInstance list(
      @QueryParam("after") String after,
      @QueryParam("before") String before,
      @QueryParam("status") String status,
      @QueryParam("month") String month,
      @QueryParam("saved") UUID saved,
      @QueryParam("known") UUID known) {
    var subject = person.subject();
    var narrowed = Narrowed.to(status, month, null);
    var months = browseHours.months(subject);
    var totals = YearTotal.of(months);
    var part =
        new ListPart("/hours", PageRequest.linked(after, before))
            .narrowedTo("month", narrowed.month())
            .narrowedTo("status", narrowed.status());
    return Templates.list(
        browseHours.own(subject, narrowed, part.wanted()),
        YearTotal.at(London.today(clock), totals),
        totals,
        saved == null ? null : browseHours.ownEntry(saved, subject),
        known == null ? null : browseHours.ownEntry(known, subject),
        part,
        options.states(),
        options.months(months));
  }

  @GET
  @Path("new")
  public TemplateInstance form() {
    var again = browseHours.again(person.subject());
    var remembered = again.map(each -> each.last().remembered()).orElse(Map.of());
    var form = formPost.openedOrStartingWith(remembered);
    var offered = again.filter(each -> !form.kept() && !each.days().isEmpty());
    return Templates.form(form, offered.orElse(null), options.choices());
  }

  @POST
  @Path("new")
  public Response log(Form form) {
    var typed = HoursRequest.of(form);
    return formPost
        .of(form, "log-hours", typed)
        .orAgain(this::page)
        .refusedAt("startTime")
        .sentBefore("library", SENT_BEFORE)
        .then(() -> saved(logHours.log(typed, person.who())));
  }

  private static String saved(LogHours.Own own) {
    return (own.before() ? "/hours?known=" : "/hours?saved=") + own.hours().id();
  }

  /** Nothing is offered beside what somebody has typed already. */
  private TemplateInstance page(Form form) {
    return Templates.form(form, null, options.choices());
  }

  @GET
  @Path("change/{id}")
  public TemplateInstance changeForm(@PathParam("id") UUID id) {
    var hours = own(id);
    var form = formPost.opened();
    return changePage(form.kept() ? form : hours.form(), hours);
  }

  @POST
  @Path("change/{id}")
  public Response change(@PathParam("id") UUID id, Form form) {
    var typed = HoursRequest.of(form);
    var seen = SeenVersion.of(form);
    return formPost
        .of(form, "change-hours " + id, typed)
        .orAgain(refused -> changePage(refused, own(id)))
        .refusedAt("startTime")
        .then(() -> "/hours?saved=" + logHours.change(id, seen, typed, person.who()).id());
  }

  private TemplateInstance changePage(Form form, HoursView hours) {
    return Templates.change(form, hours, options.choices());
  }

  @GET
  @Path("withdrawal/{id}")
  public TemplateInstance withdrawalForm(@PathParam("id") UUID id) {
    return Templates.withdraw(Form.blank(), own(id));
  }

  @POST
  @Path("withdrawal/{id}")
  public Response withdraw(@PathParam("id") UUID id, Form form) {
    var seen = SeenVersion.of(form);
    return formPost
        .of(form, "withdraw-hours " + id, null)
        .orAgain(refused -> Templates.withdraw(refused, own(id)))
        .refusedAt("hours")
        .then(() -> "/hours?saved=" + logHours.withdraw(id, seen, person.who()).id());
  }

  @GET
  @Path("dispute/{id}")
  public TemplateInstance disputeForm(@PathParam("id") UUID id) {
    return disputePage(formPost.opened(), id);
  }

  @POST
  @Path("dispute/{id}")
  public Response dispute(@PathParam("id") UUID id, Form form) {
    var why = form.text("reason");
    var seen = SeenVersion.of(form);
    return formPost
        .of(form, "dispute-hours " + id, why)
        .orAgain(refused -> disputePage(refused, id))
        .refusedAt("reason")
        .then(() -> "/hours?saved=" + disputeHours.dispute(id, seen, why, person.who()).id());
  }

  private TemplateInstance disputePage(Form form, UUID id) {
    return Templates.dispute(form, own(id), AskWhy.LONGEST_REASON);
  }

  private HoursView own(UUID id) {
    return browseHours.ownEntry(id, person.subject());
  }
}
