package throughline.volunteers.hours;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import throughline.contracts.volunteers.HoursEntryState.Status;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.permission.Places;
import throughline.platform.web.decision.ListPart;
import throughline.platform.web.decision.Picked;
import throughline.platform.web.form.FormPost;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.Option;
import throughline.platform.web.input.SeenVersion;
import throughline.platform.web.layout.CurrentPerson;
import throughline.volunteers.Roles;
import throughline.volunteers.hours.BrowseHours.Queue;
import throughline.volunteers.hours.BrowseHours.Row;

/** A coordinator's pages: the hours of their places that wait, to be approved or returned. */
@Path("/approvals")
@RolesAllowed(Roles.COORDINATOR)
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
class ApprovalPages {
  /** With a box, a button and a link each, more would make the page too heavy for a phone. */
  private static final int MOST_OF_A_PAGE = 25;

  private static final Pattern MOMENT = Pattern.compile("\\d{1,15}");

  private final DecideHours decideHours;
  private final BrowseHours browseHours;
  private final HoursFormOptions options;
  private final FormPost formPost;
  private final CurrentPerson person;

  ApprovalPages(
      DecideHours decideHours,
      BrowseHours browseHours,
      HoursFormOptions options,
      FormPost formPost,
      CurrentPerson person) {
    this.decideHours = decideHours;
    this.browseHours = browseHours;
    this.options = options;
    this.formPost = formPost;
    this.person = person;
  }

  /**
   * What was done before the page.
   *
   * @param together what was approved at that moment, as far as it stands
   * @param moment of the approval; null if there was none
   */
  record Done(
      List<HoursView> approved,
      List<HoursView> changed,
      int elsewhere,
      HoursView returned,
      HoursTotal together,
      Long moment) {
    static final Done NOTHING = new Done(List.of(), List.of(), 0, null, new HoursTotal(0, 0), null);

    public String elsewhereWords() {
      return elsewhere == 1
          ? "1 entry that is no longer at your libraries"
          : elsewhere + " entries that are no longer at your libraries";
    }
  }

  /** Which part of the list the address asks for, as typed. */
  record Asked(
      @QueryParam("after") String after,
      @QueryParam("before") String before,
      @QueryParam("library") String library) {
    ListPart part() {
      return ApprovalPages.part(PageRequest.linked(after, before), library);
    }
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance list(
        Form form,
        Queue queue,
        ListPart part,
        boolean anyToApprove,
        HoursTotal total,
        Done done,
        List<Option> libraries);

    static native TemplateInstance giveBack(Form form, ListPart part, HoursView hours, int longest);
  }

  @GET
  public Response list(
      @BeanParam Asked asked,
      @QueryParam("approved") List<UUID> approved,
      @QueryParam("changed") List<UUID> changed,
      @QueryParam("returned") List<UUID> returned,
      @QueryParam("at") String at,
      @Context UriInfo uri) {
    var form = formPost.opened();
    var part = part(form, asked);
    var waiting = waiting(part);
    if (form.kept() && waiting.waiting().items().stream().noneMatch(row -> isTicked(form, row))) {
      return Response.seeOther(without(form, uri)).build();
    }
    var left = browseHours.entries(changed, person.subject(), places());
    var done =
        new Done(
            inState(Status.APPROVED, approved),
            left,
            changed.size() - left.size(),
            inState(Status.REJECTED, returned).stream().findFirst().orElse(null),
            moment(at)
                .map(moment -> browseHours.approvedAt(person.subject(), moment))
                .orElse(Done.NOTHING.together()),
            moment(at).map(Instant::toEpochMilli).orElse(null));
    return Response.ok(page(form, part, waiting, done)).build();
  }

  private static boolean isTicked(Form form, Row row) {
    return form.chosen("entry", row.hours().box());
  }

  /** A person cannot mend a link that was garbled: it says nothing then. */
  private static Optional<Instant> moment(String typed) {
    return Optional.ofNullable(typed)
        .filter(each -> MOMENT.matcher(each).matches())
        .map(each -> Instant.ofEpochMilli(Long.parseLong(each)));
  }

  private static Instant required(String typed) {
    return moment(typed)
        .orElseThrow(() -> new InvalidInput("waiting", "Open this page again and press once more"));
  }

  /** Nothing of what was ticked waits as it was seen: there is nothing left to be sent. */
  private static URI without(Form kept, UriInfo uri) {
    var query = uri.getRequestUri().getRawQuery();
    var key = URLEncoder.encode(kept.idempotencyKey(), StandardCharsets.UTF_8);
    return URI.create("/approvals?empty=" + key + (query == null ? "" : "&" + query));
  }

  /** One address for the buttons of the list, so that whoever signs in again comes back to it. */
  @POST
  public Response approveMany(@QueryParam("press") @DefaultValue("") String press, Form form) {
    var places = places();
    return switch (press) {
      case "usual" -> approveUsual(form, places);
      case "undo" -> takeBack(form, places);
      default -> approveTicked(form, places);
    };
  }

  private Response approveTicked(Form form, Places places) {
    var boxes = form.ticked("entry");
    return formPost
        .button(form, "approve-many-hours", boxes)
        .orAgain(refused -> again(refused, part(refused)))
        .wrongAt("waiting")
        .refusedAt("waiting")
        .then(() -> link(part(form), decideHours.approve(picked(boxes), person.who(), places)));
  }

  private Response approveUsual(Form form, Places places) {
    var seen = form.text("seen");
    var part = part(form);
    return formPost
        .button(form, "approve-usual-hours", seen)
        .orAgain(refused -> again(refused, part(refused)))
        .refusedAt("waiting")
        .then(
            () -> {
              var library = part.narrowed().get("library");
              var outcome =
                  decideHours.approveUsual(
                      required(seen), library.isEmpty() ? null : library, person.who(), places);
              return part.saying("at", outcome.moment().toEpochMilli());
            });
  }

  private Response takeBack(Form form, Places places) {
    var moment = form.text("moment");
    return formPost
        .button(form, "take-back-approvals", moment)
        .orAgain(refused -> again(refused, part(refused)))
        .refusedAt("waiting")
        .then(
            () -> {
              decideHours.takeBack(required(moment), person.who(), places);
              return part(form).path();
            });
  }

  /** Where somebody comes back to after signing in; approving takes the button, which is a post. */
  @GET
  @Path("{id}")
  public Response signedIn() {
    return Response.seeOther(URI.create("/approvals")).build();
  }

  @POST
  @Path("{id}")
  public Response approve(@PathParam("id") UUID id, @BeanParam Asked asked, Form form) {
    var part = asked.part();
    var seen = SeenVersion.of(form);
    var places = places();
    return formPost
        .button(form, "approve-hours " + id, seen)
        .orAgain(refused -> again(refused, part))
        .refusedAt("waiting")
        .then(
            () -> {
              var one = decideHours.approve(id, seen, person.who(), places);
              return part.address()
                  .queryParam("approved", id)
                  .queryParam("at", one.moment().toEpochMilli())
                  .build()
                  .toString();
            });
  }

  private static Picked<UUID> picked(List<String> boxes) {
    return Picked.read(boxes, "entry", "Tick the hours that you want to approve", UUID::fromString);
  }

  private static String link(ListPart part, DecideHours.Outcome outcome) {
    var link = part.address();
    outcome.approved().forEach(id -> link.queryParam("approved", id));
    outcome.changed().forEach(id -> link.queryParam("changed", id));
    link.queryParam("at", outcome.moment().toEpochMilli());
    return link.build().toString();
  }

  /** A link alone must not make the page say that hours are approved. */
  private List<HoursView> inState(Status status, List<UUID> ids) {
    return browseHours.entries(ids, person.subject(), places()).stream()
        .filter(hours -> hours.status() == status)
        .toList();
  }

  private Places places() {
    return person.placesOf(Roles.COORDINATOR).required();
  }

  private TemplateInstance again(Form form, ListPart part) {
    return page(form, part, waiting(part), Done.NOTHING);
  }

  private Queue waiting(ListPart part) {
    var library = Narrowed.to(null, null, part.narrowed().get("library")).library();
    return browseHours.queue(person.subject(), places(), library, part.wanted());
  }

  private static ListPart part(Form form, Asked asked) {
    return form.kept() ? part(form) : asked.part();
  }

  private static ListPart part(Form form) {
    return part(form.part(), form.value("library"));
  }

  private static ListPart part(PageRequest wanted, String library) {
    return new ListPart("/approvals", wanted.atMost(MOST_OF_A_PAGE))
        .narrowedTo("library", Narrowed.to(null, null, library).library());
  }

  private TemplateInstance page(Form form, ListPart part, Queue queue, Done done) {
    var hours = queue.waiting().items().stream().map(Row::hours).toList();
    return Templates.list(
        form,
        queue,
        part,
        hours.stream().anyMatch(HoursView::mayApprove),
        HoursTotal.of(hours),
        done,
        options.libraries(places()));
  }

  @GET
  @Path("return/{id}")
  public TemplateInstance returnForm(@PathParam("id") UUID id, @BeanParam Asked asked) {
    var form = formPost.opened();
    return returnPage(form, part(form, asked), id);
  }

  @POST
  @Path("return/{id}")
  public Response giveBack(@PathParam("id") UUID id, Form form) {
    var why = form.text("reason");
    var seen = SeenVersion.of(form);
    var places = places();
    return formPost
        .of(form, "return-hours " + id, why)
        .orAgain(refused -> returnPage(refused, part(refused), id))
        .refusedAt("reason")
        .then(
            () ->
                part(form)
                    .saying(
                        "returned",
                        decideHours.giveBack(id, seen, why, person.who(), places).id()));
  }

  /** Only for hours of the coordinator's places: somebody's own are not here to be returned. */
  private TemplateInstance returnPage(Form form, ListPart part, UUID id) {
    return Templates.giveBack(
        form,
        part,
        browseHours.coordinated(id, person.subject(), places()),
        DecideHours.LONGEST_REASON);
  }
}
